package org.holdfast.engine.api.wire;

import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/** Which record answers which query. */
final class Answers {
    private Answers() {}

    static Class<?> typeOf(Query<?> query) {
        return switch (query) {
            case Query.Buckets q -> Rows.BucketList.class;
            case Query.Objects q -> Rows.ObjectPage.class;
            case Query.ObjectDetail q -> Rows.ObjectDetail.class;
            case Query.Status q -> Rows.Status.class;
            case Query.Cartridges q -> Rows.CartridgeList.class;
            case Query.Cartridge q -> Rows.CartridgeDetail.class;
            case Query.Libraries q -> Rows.LibraryList.class;
            case Query.Jobs q -> Rows.JobList.class;
            case Query.Activity q -> Activity.class;
            case Query.PutPlan q -> Rows.PutPlan.class;
            case Query.ObjectAt q -> Rows.ObjectAt.class;
            case Query.Policy q -> Rows.Policy.class;
            case Query.RestorePlan q -> Rows.RestorePlan.class;
            case Query.LedgerEntries q -> Rows.LedgerPage.class;
            case Query.Staging q -> Rows.Staging.class;
        };
    }
}
