"""Which node a room belongs to, and until when its lease lasts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("rooms", sa.Column("owner", sa.String(32)))
    op.add_column("rooms", sa.Column("epoch", sa.Integer, nullable=False, server_default="0"))
    op.add_column("rooms", sa.Column("leased_until", sa.BigInteger, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("rooms", "leased_until")
    op.drop_column("rooms", "epoch")
    op.drop_column("rooms", "owner")
