"""What a report consists of: frozen values, no reading, no calculation, no markup."""
