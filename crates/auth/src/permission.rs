//! The roles and the permissions that each role grants. A handler requires a permission, never a role.

use std::fmt;

/// A role of a caller. The names are those in the `roles` of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Reports billables, and reads those that it reported.
    Reporter,
    /// Reads the billables and the totals of its customers and of their descendants.
    Customer,
    /// Reports the facts of calls in its accounts, and reads nothing.
    Carrier,
    /// Reads what a Manager reads, and changes nothing.
    Viewer,
    /// Has every permission except [`Permission::ManageAccounts`] in its accounts.
    Manager,
    /// Has every permission in its accounts.
    SystemAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Reporter, Self::Customer, Self::Carrier, Self::Viewer, Self::Manager, Self::SystemAdministrator];

    /// The name in a token.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "Reporter",
            Self::Customer => "Customer",
            Self::Carrier => "Carrier",
            Self::Viewer => "Viewer",
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
    /// Report the facts of calls.
    ReportCalls,
    /// Read calls, with what the carrier charges for them, and the lists of what is not billed or not rated.
    ReadCalls,
    /// Take calls off the list of unreported ones.
    DismissCalls,
    /// Read totals and explanations within [`Identity::billable_scope`](crate::Identity::billable_scope).
    ReadTotals,
    /// Read the billing settings and the call rating of accounts and customers.
    ReadSettings,
    /// Change the billing settings and the call rating of accounts and customers.
    ManageSettings,
    /// Compute a month under other settings.
    PreviewBilling,
    /// Read accounts.
    ReadAccounts,
    /// Create accounts, and change their name, time zone, currency and country.
    ManageAccounts,
    /// Read customers and sessions.
    ReadDirectory,
    /// Create customers and sessions.
    ManageDirectory,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 14] = [
        Self::ReportBillables,
        Self::ReadBillables,
        Self::VoidBillables,
        Self::ReportCalls,
        Self::ReadCalls,
        Self::DismissCalls,
        Self::ReadTotals,
        Self::ReadSettings,
        Self::ManageSettings,
        Self::PreviewBilling,
        Self::ReadAccounts,
        Self::ManageAccounts,
        Self::ReadDirectory,
        Self::ManageDirectory,
    ];

    /// The stable name, as in the OpenAPI document.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReportBillables => "billables.report",
            Self::ReadBillables => "billables.read",
            Self::VoidBillables => "billables.void",
            Self::ReportCalls => "calls.report",
            Self::ReadCalls => "calls.read",
            Self::DismissCalls => "calls.dismiss",
            Self::ReadTotals => "totals.read",
            Self::ReadSettings => "settings.read",
            Self::ManageSettings => "settings.manage",
            Self::PreviewBilling => "billing.preview",
            Self::ReadAccounts => "accounts.read",
            Self::ManageAccounts => "accounts.manage",
            Self::ReadDirectory => "directory.read",
            Self::ManageDirectory => "directory.manage",
        }
    }

    /// The roles that grant the permission.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::ReportBillables => &[Role::Reporter, Role::Manager, Role::SystemAdministrator],
            Self::ReadBillables => {
                &[Role::Reporter, Role::Customer, Role::Viewer, Role::Manager, Role::SystemAdministrator]
            }
            Self::ReportCalls => &[Role::Carrier, Role::Manager, Role::SystemAdministrator],
            Self::ReadTotals => &[Role::Customer, Role::Viewer, Role::Manager, Role::SystemAdministrator],
            Self::ReadCalls | Self::ReadSettings | Self::PreviewBilling | Self::ReadAccounts | Self::ReadDirectory => {
                &[Role::Viewer, Role::Manager, Role::SystemAdministrator]
            }
            Self::VoidBillables | Self::DismissCalls | Self::ManageSettings | Self::ManageDirectory => {
                &[Role::Manager, Role::SystemAdministrator]
            }
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
        let read = "billables.read calls.read totals.read settings.read billing.preview accounts.read directory.read";
        let manage = "billables.report billables.read billables.void calls.report calls.read calls.dismiss totals.read \
            settings.read settings.manage billing.preview accounts.read directory.read directory.manage";
        let everything = manage.replace("accounts.read", "accounts.read accounts.manage");
        let table = [
            (Role::Reporter, "billables.report billables.read"),
            (Role::Customer, "billables.read totals.read"),
            (Role::Carrier, "calls.report"),
            (Role::Viewer, read),
            (Role::Manager, manage),
            (Role::SystemAdministrator, &everything),
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
