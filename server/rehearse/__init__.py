"""The rehearsal: plays whole rounds over real sockets, checks what it saw, and is the load for measurements."""
