"""What a page does with the chain that it stands on: first part, the headline."""
