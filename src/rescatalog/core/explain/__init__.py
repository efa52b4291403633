"""What each problem code means, with a bad and a good example; both are tests."""
