// Uses the generated classes as a program would, with the real client: `tsc --strict` must know what comes back.
import { JsonServiceClient } from "@servicestack/client";
import { BillableInfo, ListBillables, ListBillablesResponse, NewBillable } from "./service";

export async function use(client: JsonServiceClient): Promise<string | undefined> {
    const billable: BillableInfo = await client.post(new NewBillable({ accountId: "demo", customerId: "acme" }));
    const list: ListBillablesResponse = await client.get(new ListBillables({ limit: 1 }));
    const all: BillableInfo[] = await client.sendAll([new NewBillable({ sessionId: billable.sessionId })]);
    return list.items?.[0]?.id ?? all[0]?.callSid;
}
