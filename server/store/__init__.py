"""The store: where journals are kept, behind one interface."""
