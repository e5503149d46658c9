"""Who may do what: roles, permissions and the actor on whose behalf a service runs (6-trust, Roles)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import NotAllowed


class Role(StrEnum):
    """What a user is in the team."""

    SALESPERSON = "salesperson"
    SUPERVISOR = "supervisor"


class Permission(StrEnum):
    """`noun:verb`; a permission on `all` records includes those of others."""

    CUSTOMER_EDIT_OWN = "customer:edit-own"
    CUSTOMER_EDIT_ALL = "customer:edit-all"
    CUSTOMER_CLAIM = "customer:claim"
    CUSTOMER_TRANSFER = "customer:transfer"
    CUSTOMER_DELETE = "customer:delete"
    POOL_SEE_PHONES = "pool:see-phones"
    HOLDING_OVERRIDE = "holding:override"
    WEEK_ASSIGN = "week:assign"
    DO_NOT_CALL_LIFT = "do-not-call:lift"
    ARTICLE_EDIT = "article:edit"
    DATA_IMPORT = "data:import"
    DATA_EXPORT = "data:export"
    TEAM_SETTINGS = "team:settings"
    TEAM_USERS = "team:users"
    VIEW_SHARE = "view:share"
    UNDO_OTHERS = "operation:undo-others"
    DATABASE_RESTORE = "database:restore"


_SALESPERSON = frozenset(
    {
        Permission.CUSTOMER_EDIT_OWN,
        Permission.CUSTOMER_CLAIM,
        Permission.ARTICLE_EDIT,
        Permission.DATA_IMPORT,
        Permission.DATA_EXPORT,
    }
)
GRANTED: dict[Role, frozenset[Permission]] = {
    Role.SALESPERSON: _SALESPERSON,
    Role.SUPERVISOR: frozenset(Permission),
}


@dataclass(frozen=True)
class Actor:
    """The signed-in user. In single-user mode (单机) the one person is a supervisor who also sells."""

    id: int
    name: str
    role: Role

    def may(self, permission: Permission) -> bool:
        """Whether the role holds the permission."""
        return permission in GRANTED[self.role]

    @property
    def sees_all(self) -> bool:
        """Supervisors see every customer; salespeople see the pool and their own."""
        return self.role is Role.SUPERVISOR


def require(actor: Actor, permission: Permission) -> None:
    """Raise NotAllowed unless the actor holds the permission. Called first in every service that writes."""
    if not actor.may(permission):
        raise NotAllowed(permission.value)
