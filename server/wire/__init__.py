"""The wire: messages, how they are packed into frames, and the schema of both."""
