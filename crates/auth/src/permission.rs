//! The roles and the permissions that each role grants. A handler requires a permission, never a role.

use std::fmt;

/// A role of a caller. The names are those in the `roles` of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Reports billables, and reads those that it reported.
    Reporter,
    /// Reads the billables of its customers.
    Customer,
    /// Has every permission except [`Permission::ManageAccounts`] in its accounts.
    Manager,
    /// Has every permission in its accounts.
    SystemAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Reporter, Self::Customer, Self::Manager, Self::SystemAdministrator];

    /// The name in a token.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "Reporter",
            Self::Customer => "Customer",
            Self::Manager => "Manager",
            Self::SystemAdministrator => "SystemAdministrator",
        }
    }

    /// The role with a name. Case matters.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A permission that an operation requires. The caller's scope limits the permission to the accounts of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Permission {
    /// Report billables.
    ReportBillables,
    /// Read the billables within [`Identity::billable_scope`](crate::Identity::billable_scope).
    ReadBillables,
    /// Void and reinstate billables.
    VoidBillables,
    /// Create and read accounts.
    ManageAccounts,
    /// Create and read customers and sessions.
    ManageDirectory,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 5] =
        [Self::ReportBillables, Self::ReadBillables, Self::VoidBillables, Self::ManageAccounts, Self::ManageDirectory];

    /// The stable name, as in the OpenAPI document.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReportBillables => "billables.report",
            Self::ReadBillables => "billables.read",
            Self::VoidBillables => "billables.void",
            Self::ManageAccounts => "accounts.manage",
            Self::ManageDirectory => "directory.manage",
        }
    }

    /// The roles that grant the permission.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::ReportBillables => &[Role::Reporter, Role::Manager, Role::SystemAdministrator],
            Self::ReadBillables => &Role::ALL,
            Self::VoidBillables | Self::ManageDirectory => &[Role::Manager, Role::SystemAdministrator],
            Self::ManageAccounts => &[Role::SystemAdministrator],
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table has every role and permission a second time, so that no change of the roles is accidental.
    #[test]
    fn each_role_has_its_permissions_and_no_other() {
        let table = [
            (Role::Reporter, "billables.report billables.read"),
            (Role::Customer, "billables.read"),
            (Role::Manager, "billables.report billables.read billables.void directory.manage"),
            (
                Role::SystemAdministrator,
                "billables.report billables.read billables.void accounts.manage directory.manage",
            ),
        ];
        for (role, expected) in table {
            let granted: Vec<_> =
                Permission::ALL.iter().filter(|item| item.roles().contains(&role)).map(|item| item.as_str()).collect();
            assert_eq!(granted.join(" "), expected, "{role}");
        }
    }

    #[test]
    fn names_lead_back_and_other_names_lead_nowhere() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.as_str()), Some(role));
        }
        for name in ["", "manager", "Manager ", "Admin", "SYSTEMADMINISTRATOR"] {
            assert_eq!(Role::from_name(name), None);
        }
    }
}
