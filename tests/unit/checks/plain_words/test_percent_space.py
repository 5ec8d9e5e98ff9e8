"""Per cent signs against their figures."""


def test_a_tight_per_cent_sign_is_told_of_with_the_right_way(advised):
    assert advised("plain-percent-space", "Den är 5,1% nu.") == [(3, "Procenttecknet i ”5,1%” saknar mellanrum.")]


def test_a_sign_with_its_space_passes(advised):
    assert advised("plain-percent-space", "Den är 5,1 % nu, och 5\u00a0%. `5%`") == []
