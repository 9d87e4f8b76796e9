"""What things are: immutable values, standard library only."""
