//! Roles, and what each may do. The one table of it; no other place names a role to decide something.

use std::fmt;

/// What a token makes of its bearer. The names are those in the token's `roles`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Reports billables, and reads those that it reported.
    Reporter,
    /// Reads the billables of its customers.
    Customer,
    /// Everything in its accounts, except users and accounts.
    Manager,
    /// Everything in its accounts.
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

    /// The role of a name, letter for letter.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What an operation asks of its caller. *Where* the caller may do it, the accounts of the token say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Permission {
    /// Report billables.
    ReportBillables,
    /// Read billables; which ones, [`Identity::billable_scope`](crate::Identity::billable_scope) says.
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

    /// The stable name, as documents show it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReportBillables => "billables.report",
            Self::ReadBillables => "billables.read",
            Self::VoidBillables => "billables.void",
            Self::ManageAccounts => "accounts.manage",
            Self::ManageDirectory => "directory.manage",
        }
    }

    /// The permission of a stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == name)
    }

    /// What it lets a caller do, in a sentence.
    pub fn description(self) -> &'static str {
        match self {
            Self::ReportBillables => "Report billables in the caller's accounts.",
            Self::ReadBillables => "Read the billables that are the caller's to see.",
            Self::VoidBillables => "Void and reinstate billables in the caller's accounts.",
            Self::ManageAccounts => "Create and read accounts.",
            Self::ManageDirectory => "Create and read customers and sessions in the caller's accounts.",
        }
    }

    /// The roles that have it.
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

    /// The whole table, written out a second time: a change of either must be meant.
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
        for permission in Permission::ALL {
            assert_eq!(Permission::from_name(permission.as_str()), Some(permission));
        }
        for name in ["", "manager", "Manager ", "Admin", "SYSTEMADMINISTRATOR"] {
            assert_eq!(Role::from_name(name), None);
        }
        assert_eq!(Permission::from_name("billables"), None);
    }
}
