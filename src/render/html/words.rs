//! Words that are not in a template.

/// What a scope allows, for the person who is asked (<https://docs.joinmastodon.org/api/oauth-scopes/>).
#[must_use]
pub fn scope(scope: &str) -> &'static str {
    match scope {
        "profile" => "See your name, picture and profile",
        "read" => {
            "Read everything your account can: timelines, private posts to you, notifications, lists, settings"
        }
        "read:accounts" => "Read accounts and your profile",
        "read:blocks" => "See whom you block",
        "read:bookmarks" => "Read your bookmarks",
        "read:collections" => "Read your collections",
        "read:favourites" => "See your favourites",
        "read:filters" => "Read your filters",
        "read:follows" => "See whom you follow",
        "read:lists" => "Read your lists",
        "read:mutes" => "See whom you mute",
        "read:notifications" => "Read your notifications",
        "read:search" => "Search in your name",
        "read:statuses" => "Read posts, also private ones to you",
        "write" => {
            "Change everything your account can: post, delete, edit your profile and settings"
        }
        "write:accounts" => "Edit your profile",
        "write:blocks" => "Block accounts and servers",
        "write:bookmarks" => "Bookmark posts",
        "write:collections" => "Change your collections",
        "write:conversations" => "Mute and delete conversations",
        "write:favourites" => "Favour posts",
        "write:filters" => "Change your filters",
        "write:follows" => "Follow and unfollow",
        "write:lists" => "Change your lists",
        "write:media" => "Upload pictures, sound and video",
        "write:mutes" => "Mute accounts and conversations",
        "write:notifications" => "Clear your notifications",
        "write:reports" => "Report others",
        "write:statuses" => "Post, edit and delete posts",
        "follow" => "See and change whom you follow, mute and block",
        "push" => "Receive your notifications on this device",
        scope if scope.starts_with("admin:read") => {
            "Read what only the staff of this server may see"
        }
        scope if scope.starts_with("admin:write") => "Act as staff of this server",
        _ => "Something this server does not know",
    }
}

/// Heading and sentence of an error page.
pub(super) fn status(status: u16) -> (&'static str, &'static str) {
    match status {
        400 => ("That did not work", "The request could not be understood."),
        401 | 403 => ("Not allowed", "You may not see or do this."),
        404 => ("Not found", "There is nothing here, or you may not see it."),
        410 => ("Gone", "What was here has been deleted."),
        413 => ("Too much", "What was sent is larger than this page takes."),
        422 => (
            "That did not work",
            "The form was open for too long, or cookies are switched off. Go back, reload the page and try again.",
        ),
        429 => ("Too many tries", "Wait some minutes, then try again."),
        503 => (
            "Not available",
            "The server is busy or being looked after. Try again in a moment.",
        ),
        _ => (
            "Something went wrong",
            "The fault is on this server's side; it has been written to the log.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_has_words() {
        for known in api::scope::KNOWN {
            assert!(!scope(known).contains("does not know"), "{known}");
        }
        assert!(scope("nonsense").contains("does not know"));
    }
}
