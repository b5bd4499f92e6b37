"""The asyncio shell: keeps rooms durable, tells everyone who may know, and holds the sockets."""

__version__ = "0.1.0"
