"""What a page shows: frozen values that every form is made from, without markup."""
