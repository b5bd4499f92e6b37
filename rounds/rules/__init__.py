"""The rules: which events follow from each command. `decide` has checked rights, step and turn before."""
