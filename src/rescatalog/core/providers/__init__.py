"""What is known of the places that offer resources: what alive means there, and what they tell of themselves."""
