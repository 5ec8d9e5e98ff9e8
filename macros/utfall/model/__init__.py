"""What a report is: frozen values, no reading, no calculation, no markup."""
