//! One file for each job. A job reads rows that were committed, may run twice, and says by its error whether to try again.

pub mod account_deleted;
pub mod account_left;
pub mod account_updated;
pub mod annual_report;
pub mod collection_changed;
pub mod deliver;
pub mod domain_blocked;
pub mod fan_out;
pub mod featured_tag_added;
pub mod fetch_card;
pub mod fetch_parent;
pub mod fetch_replies;
pub mod forget_notifications;
pub mod home_changed;
pub mod index_account;
pub mod index_statuses;
pub mod ingest;
pub mod merge_notifications;
pub mod poll_ended;
pub mod poll_voted;
pub mod publish_scheduled;
pub mod refresh_account;
pub mod relationship_changed;
pub mod report_forwarded;
pub mod send_mail;
pub mod signed_up;
pub mod status_created;
pub mod status_deleted;
pub mod status_edited;
pub mod status_favourited;
pub mod status_pinned;
pub mod status_quoted;
pub mod upkeep;
pub mod whale_fell;

use super::{Registry, Schedule};
use crate::{
    domain::{Services, deliveries::Outgoing, tasks},
    render::ap::Activity,
};

/// Fan-outs gone on with at once.
const FAN_OUTS: usize = 200;

/// Adds the handlers of what people and peers do.
pub fn register(registry: &mut Registry) {
    macro_rules! add {
        ($($job:ident: $task:ident),* $(,)?) => {
            $(registry.add(|services: Services, task: tasks::$task| async move {
                Ok($job::run(&services, &task).await?)
            });)*
        };
    }
    add!(
        account_deleted: AccountDeleted,
        account_left: AccountLeft,
        account_updated: AccountUpdated,
        annual_report: AnnualReport,
        collection_changed: CollectionChanged,
        domain_blocked: DomainBlocked,
        featured_tag_added: FeaturedTagAdded,
        fetch_card: FetchCard,
        fetch_parent: FetchParent,
        fetch_replies: FetchReplies,
        forget_notifications: ForgetNotifications,
        merge_notifications: MergeNotifications,
        index_account: IndexAccount,
        poll_voted: PollVoted,
        publish_scheduled: PublishScheduled,
        refresh_account: RefreshAccount,
        relationship_changed: RelationshipChanged,
        report_forwarded: ReportForwarded,
        send_mail: SendMail,
        signed_up: SignedUp,
        status_deleted: StatusDeleted,
        status_edited: StatusEdited,
        status_favourited: StatusFavourited,
        status_pinned: StatusPinned,
        status_quoted: StatusQuoted,
        home_changed: HomeChanged,
        whale_fell: WhaleFell,
    );
    registry.add(|services: Services, task: tasks::FanOutPart| async move {
        fan_out::run_part(&services, &task).await
    });
    registry.add(account_left::finish);
    registry.add_with(poll_ended::run);
    registry.add(
        |services: Services, task: tasks::StatusRestated| async move {
            Ok(status_quoted::restate(&services, &task).await?)
        },
    );
    registry.add(
        |services: Services, task: tasks::QuoteAnswered| async move {
            Ok(status_quoted::answer(&services, &task).await?)
        },
    );
    registry.add(|services: Services, task: tasks::QuoteRevoked| async move {
        Ok(status_quoted::revoke(&services, &task).await?)
    });
    registry.add_batch(status_created::MOST, status_created::run_many);
    registry.add_batch(FAN_OUTS, fan_out::run_many);
    registry.add_batch(index_statuses::MOST, index_statuses::run_many);
}

/// Adds the housekeeping.
pub fn recur(schedule: &mut Schedule) {
    for chore in upkeep::Chore::ALL {
        schedule.add(chore.name(), chore.every(), move |services| async move {
            Ok(chore.run(&services).await?)
        });
    }
}

/// An activity as it goes to the queue; see [`Outgoing`].
fn outgoing(activity: Activity, account_id: i64, about: String) -> Outgoing {
    Outgoing {
        body: activity.body(),
        uri: activity.id,
        account_id,
        about,
        kind: activity.kind,
        cancels: &[],
    }
}
