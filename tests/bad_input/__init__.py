"""What people give us that is not as it should be: every fault has its place, stops nothing else, and loses nothing."""
