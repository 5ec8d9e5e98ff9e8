"""What a page may cost: counted, so that a page that asks for more is told at once and the same each time."""

import pytest

from utfall.pages.budget import OFFERED_FILTERS, BudgetError, PageBudget

DOUBLED = "{% set x = 'abcdefgh' %}" + "{% set x = x ~ x %}" * 40
LISTS = "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60
BLOCKS = "{% set x %}a{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60
COSTLY = {
    "steps": [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{{ period() }}{% endfor %}",
        "{{ range(99999)|list|sort|map('string')|list|length }}",
        LISTS,
        "{% set x = {'a': 1} %}" + "{% set x = {'a': x, 'b': x} %}" * 60,
        "{% set x = (1, 2) %}" + "{% set x = x + x %}" * 60,
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(30) }}",
    ],
    "signs": [
        DOUBLED,
        "{% set x = 'abcdefgh' %}" + "{% set x = x + x %}" * 40,
        BLOCKS,
        "{% for a in range(99999) %}{% for b in [1] %}" + "x" * 900 + "{% endfor %}{% endfor %}",
        "{% set x = range(9999)|join('a') %}{{ x|replace('', x) }}",
        "{% set x = range(9999)|join('a') %}{{ range(9999)|join(x) }}",
    ],
    "calls": [
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f() %}{{ table('areas') }}{{ f() }}{% endmacro %}{{ f() }}",
        "{% for a in [[[[[1]]]]] recursive %}{{ loop(range(99999)) }}{% endfor %}",
    ],
    "files": ['{% include "sida.md" %}', '{% import "sida.md" as x %}'],
    "number": [
        "{{ 9**9**9 }}",
        "{{ 2 ** -999 }}",
        "{% set x = 3 %}" + "{% set x = x * x %}" * 60 + "{{ x }}",
        "{{ 1.5|round(10**9) }}",
    ],
    "operator": ['{{ "x" * 10**9 }}', "{{ [1] * 10**9 }}", '{{ "%1000000000d" % 1 }}', "{{ 3 * (1, 2) }}"],
    "list": ["{{ [1, 2] }}", "{{ {'a': 1} }}", "{{ range(9)|list }}", "{{ (1, 2) }}"],
}


@pytest.mark.parametrize(("what", "body"), [(what, body) for what, bodies in COSTLY.items() for body in bodies])
def test_what_costs_too_much_is_told_at_its_page(site, sv, what, body):
    (found,) = site.findings(f"Text\n\n{body}\n")
    assert (found.slug, found.case, found.file) == ("page-error", "costly", "docs/sida.md")
    assert sv.say(found.details["reason"]) == sv.say(f"budget.{what}")


@pytest.mark.parametrize(
    "body",
    [
        '{{ ("x"*10**6)|wordwrap(1)|length }}', "{{ [1]|slice(10**8)|list|length }}", '{{ "x"|center(10**9) }}',
        '{{ "x"|indent(10**9) }}', "{{ [1]|batch(10**9, 1)|list|length }}", '{{ "{:>1000000000}".format(1) }}',
        '{{ "x".ljust(10**9) }}', '{{ "x".zfill(10**9) }}', '{{ "\\t".expandtabs(10**9) }}', '{{ "x".join("yy") }}',
        '{{ "%s"|format("x") }}', "{{ [1, 2]|random }}", '{{ "a"|xmlattr }}', "{{ {}|tojson }}", '{{ "x"|urlize }}',
        "{% for a in [1] %}" * 25 + "{% endfor %}" * 25, "{% for a in [1] %}" * 300,
        "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
        "{{ " + "1 + " * 3000 + "1 }}", "{{ " + "[" * 90 + "]" * 90 + " }}", "{{ x" + ".a" * 900 + " }}",
        "{{ " + "9" * 5000 + " }}", "{{ 1" + "|abs" * 900 + " }}", "{{ " + "not " * 900 + "1 }}",
    ],
)  # fmt: skip
def test_what_a_page_has_no_use_for_is_refused(site, body):
    found = site.findings(f"Text\n\n{body}\n")
    assert {one.slug for one in found} <= {"page-syntax", "page-error", "page-unsafe", "page-unknown-name"}
    assert found


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("{% for a in [1, 2, 3] %}{{ a }}{{ ', ' if not loop.last }}{% endfor %}", "1, 2, 3"),
        ("{{ ['b', 'a']|sort|join(' ~ ') }}", "a ~ b"),
        ("{{ [{'n': 'b'}, {'n': 'a'}]|map(attribute='n')|join('+') }}", "b+a"),
        ("{{ 'ab' ~ 1 ~ ('c' + 'd') }}", "ab1cd"),
        ("{% set a, b = 1, 2 %}{{ a + b * 3 - 1 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 2 ** 10 }}", "6 3 3 1024"),
        ("{% macro f(n) %}<{{ n }}>{% endmacro %}{{ f(1) }}{{ f(n=2) }}", "<1><2>"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        ("{% for a in [1, [2]] recursive %}{{ loop(a) if a is iterable else a }}{% endfor %}", "12"),
        ("{{ 'text'.upper() }}{{ 'x'|replace('x', 'y') }}{{ 5.25|round(1) }}", "TEXTy5.2"),
        ("{{ cycler('a', 'b').next() }}{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x }}", "a2"),
        ("{% if 1 in [1, 2] and 'a' not in 'bc' %}ja{% endif %}", "ja"),
    ],
)  # fmt: skip
def test_what_a_page_does_need_is_there(site, body, written):
    assert site.rendered(body).partition("\n\n<div")[0] == written


def test_what_is_worked_out_is_paid_each_time_a_page_is_shown(site):
    site.write({"sida.md": "{% for a in range(99999) %}{% endfor %}"})
    for _ in range(5):
        assert site.rendered("{% for a in range(99999) %}{% endfor %}.").startswith(".")


def test_no_filter_that_is_offered_depends_on_chance_or_place():
    assert not OFFERED_FILTERS & {
        "random",
        "pprint",
        "urlize",
        "wordwrap",
        "slice",
        "batch",
        "center",
        "indent",
        "attr",
    }


def test_a_budget_says_what_is_spent():
    with pytest.raises(BudgetError, match="för mycket text"):
        PageBudget(signs=3).joined(["ab", "cd"])
