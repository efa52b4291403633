"""What a catalog is: its entries, words and places."""
