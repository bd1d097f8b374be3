//! The OpenAPI document compared with the service, with many examples for each operation.

use billables_test_support::TestDatabase;

use crate::client_world::World;

/// The number of examples of each operation, for each seed.
const EXAMPLES: u32 = 60;

#[test]
fn schemathesis_finds_nothing_with_many_examples() {
    for (seed, database) in (2..).zip(TestDatabase::each()) {
        World::for_schemathesis(&database).run_schemathesis("examples,coverage,fuzzing,stateful", EXAMPLES, seed);
    }
}
