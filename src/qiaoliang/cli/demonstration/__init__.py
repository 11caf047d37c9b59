"""What the demonstration prints when it is ready."""
