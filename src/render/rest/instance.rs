//! [Instance](https://docs.joinmastodon.org/entities/Instance/), its older form, rules and texts.

use api::{
    id::Id,
    instance::{
        ApiVersions, BlockSeverity, Configuration, ConfigurationAccounts, ConfigurationMedia,
        ConfigurationPolls, ConfigurationStatuses, ConfigurationTranslation, ConfigurationUrls,
        ConfigurationV1, ConfigurationV1Accounts, ConfigurationV1Media, ConfigurationVapid,
        DomainBlock, FeedAccess, FeedsAccess, Instance, InstanceActivity, InstanceContact,
        InstanceThumbnail, InstanceUsage, InstanceUsers, InstanceV1, InstanceV1Stats,
        InstanceV1Urls, PleromaFederation, PleromaFieldsLimits, PleromaInstance, PleromaMetadata,
        PleromaStats, Registrations, Rule, RuleTranslation, TermsOfService, TimelinesAccess,
    },
    number_text::NumberText,
};
use jiff::{civil::Date, tz::TimeZone};

use super::{
    Context,
    accounts::{MISSING_HEADER, account},
    count, word,
};
use crate::{
    config::RegistrationMode,
    domain::instance::{Block, Facts, Rule as StoredRule, Terms, Week},
    files::Format,
    text::CHARACTERS_RESERVED_PER_URL,
};

/// The Mastodon release whose client API is spoken.
pub const RELEASE: &str = "4.6.2";

/// What clients take for the version: they read the Mastodon release at its front and decide by it what they offer.
pub const VERSION: &str = "4.6.2+rookery";

/// The highest number of <https://docs.joinmastodon.org/entities/Instance/#api-versions> whose features are all here: clients
/// offer by it filters that blur (5), quotes (7), the profile (8, 9), collections (10).
pub const API_VERSION: u32 = 11;

/// Where the source of this program lies, unless the settings name the place of a changed one.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The present form of the instance document.
#[must_use]
pub fn instance(context: &Context<'_>, facts: &Facts) -> Instance {
    let settings = context.config;
    Instance {
        domain: settings.instance.domain.clone(),
        title: settings.instance.title.clone(),
        version: VERSION.to_owned(),
        source_url: settings
            .instance
            .source_url
            .as_ref()
            .map_or_else(|| REPOSITORY.to_owned(), ToString::to_string),
        description: settings.instance.description.clone(),
        wrapstodon: facts.campaign.map(|year| year.to_string()),
        usage: InstanceUsage {
            users: InstanceUsers {
                active_month: count(facts.active_month),
            },
        },
        thumbnail: InstanceThumbnail {
            url: context.url(MISSING_HEADER),
            description: String::new(),
            blurhash: None,
            versions: None,
        },
        icon: Vec::new(),
        languages: settings.instance.languages.clone(),
        configuration: configuration(context, facts),
        registrations: registrations(context),
        api_versions: ApiVersions {
            mastodon: API_VERSION,
        },
        contact: InstanceContact {
            email: settings.instance.contact_email.clone(),
            account: facts
                .contact
                .as_ref()
                .map(|contact| account(context, contact, None)),
        },
        rules: rules(&facts.rules),
        pleroma: Some(pleroma(context, facts)),
    }
}

/// The form before 4.0, which several clients ask for first.
#[must_use]
pub fn instance_v1(context: &Context<'_>, facts: &Facts) -> InstanceV1 {
    let settings = context.config;
    let Configuration {
        accounts,
        statuses,
        media_attachments: media,
        polls,
        urls,
        ..
    } = configuration(context, facts);
    let registrations = registrations(context);
    InstanceV1 {
        uri: settings.instance.domain.clone(),
        title: settings.instance.title.clone(),
        short_description: settings.instance.description.clone(),
        description: settings.instance.description.clone(),
        email: settings.instance.contact_email.clone(),
        version: VERSION.to_owned(),
        urls: InstanceV1Urls {
            streaming_api: urls.streaming,
        },
        stats: InstanceV1Stats {
            user_count: count(facts.users),
            status_count: count(facts.statuses),
            domain_count: count(facts.domains),
        },
        thumbnail: Some(context.url(MISSING_HEADER)),
        languages: settings.instance.languages.clone(),
        registrations: registrations.enabled,
        approval_required: registrations.approval_required,
        invites_enabled: false,
        configuration: ConfigurationV1 {
            accounts: ConfigurationV1Accounts {
                max_featured_tags: accounts.max_featured_tags,
            },
            statuses,
            media_attachments: ConfigurationV1Media {
                supported_mime_types: media.supported_mime_types,
                image_size_limit: media.image_size_limit,
                image_matrix_limit: media.image_matrix_limit,
                video_size_limit: media.video_size_limit,
                video_frame_rate_limit: media.video_frame_rate_limit,
                video_matrix_limit: media.video_matrix_limit,
            },
            polls,
        },
        contact_account: facts
            .contact
            .as_ref()
            .map(|contact| account(context, contact, None)),
        rules: rules(&facts.rules),
        max_toot_chars: Some(settings.limits.status_characters),
        pleroma: Some(pleroma(context, facts)),
    }
}

/// The rules, with what they are in other languages.
#[must_use]
pub fn rules(stored: &[StoredRule]) -> Vec<Rule> {
    stored
        .iter()
        .map(|rule| Rule {
            id: Id(rule.id),
            text: rule.text.clone(),
            hint: rule.hint.clone(),
            translations: rule
                .translations
                .iter()
                .map(|(language, (text, hint))| {
                    let translation = RuleTranslation {
                        text: text.clone(),
                        hint: hint.clone(),
                    };
                    (language.clone(), translation)
                })
                .collect(),
        })
        .collect()
}

/// The weeks of the server.
#[must_use]
pub fn activity(weeks: &[Week]) -> Vec<InstanceActivity> {
    weeks
        .iter()
        .map(|week| InstanceActivity {
            week: NumberText(
                TimeZone::UTC
                    .to_timestamp(week.monday.at(0, 0, 0, 0))
                    .map_or(0, |at| at.as_second()),
            ),
            statuses: NumberText(week.statuses),
            logins: NumberText(week.logins),
            registrations: NumberText(week.registrations),
        })
        .collect()
}

/// The servers shut out.
#[must_use]
pub fn domain_blocks(blocks: &[Block]) -> Vec<DomainBlock> {
    blocks
        .iter()
        .map(|block| DomainBlock {
            domain: block.domain.clone(),
            digest: block.digest.clone(),
            severity: word(&block.severity, BlockSeverity::Suspend),
            comment: block.comment.clone(),
        })
        .collect()
}

/// Terms as they hold on a day.
#[must_use]
pub fn terms(stored: &Terms, today: Date) -> TermsOfService {
    TermsOfService {
        effective_date: stored.effective_date,
        effective: stored.effective_date <= today,
        content: stored.content.clone(),
        succeeded_by: stored.succeeded_by,
    }
}

fn configuration(context: &Context<'_>, facts: &Facts) -> Configuration {
    let limits = &context.config.limits;
    let media = &context.config.media;
    let everybody = || FeedsAccess {
        local: FeedAccess::Public,
        remote: FeedAccess::Public,
    };
    Configuration {
        urls: ConfigurationUrls {
            streaming: streaming(&context.config.instance.streaming_origin_string()),
            status: None,
            about: context.url("/about"),
            privacy_policy: facts
                .has_privacy_policy
                .then(|| context.url("/privacy-policy")),
            terms_of_service: facts.has_terms.then(|| context.url("/terms-of-service")),
        },
        vapid: ConfigurationVapid {
            public_key: facts.vapid_key.clone(),
        },
        accounts: ConfigurationAccounts {
            max_display_name_length: limits.display_name_characters,
            max_note_length: limits.note_characters,
            max_avatar_description_length: limits.avatar_description_characters,
            max_header_description_length: limits.avatar_description_characters,
            max_featured_tags: limits.featured_tags,
            max_pinned_statuses: limits.pinned_statuses,
            max_profile_fields: limits.profile_fields,
            profile_field_name_limit: limits.profile_field_characters,
            profile_field_value_limit: limits.profile_field_characters,
        },
        statuses: ConfigurationStatuses {
            max_characters: limits.status_characters,
            max_media_attachments: limits.media_per_status,
            characters_reserved_per_url: u32::try_from(CHARACTERS_RESERVED_PER_URL)
                .unwrap_or(u32::MAX),
        },
        media_attachments: ConfigurationMedia {
            supported_mime_types: Format::ALL
                .iter()
                .map(|format| format.mime().to_owned())
                .collect(),
            description_limit: limits.media_description_characters,
            image_size_limit: media.max_image_bytes,
            image_matrix_limit: media.max_image_pixels,
            video_size_limit: media.max_video_bytes,
            video_frame_rate_limit: media.max_video_frame_rate,
            video_matrix_limit: media.max_video_pixels,
        },
        polls: ConfigurationPolls {
            max_options: limits.poll_options,
            max_characters_per_option: limits.poll_option_characters,
            min_expiration: limits.poll_min_seconds,
            max_expiration: limits.poll_max_seconds,
        },
        translation: ConfigurationTranslation {
            enabled: context.config.translation.backend.is_some(),
        },
        timelines_access: TimelinesAccess {
            live_feeds: everybody(),
            hashtag_feeds: everybody(),
            // Timelines of links are not built; the contract has no word for that on the local side.
            trending_link_feeds: FeedsAccess {
                local: FeedAccess::Public,
                remote: FeedAccess::Disabled,
            },
        },
        limited_federation: !context.config.federation.enabled,
    }
}

fn registrations(context: &Context<'_>) -> Registrations {
    let settings = &context.config.registrations;
    let approval = settings.mode == RegistrationMode::Approval;
    Registrations {
        enabled: settings.mode != RegistrationMode::Closed,
        approval_required: approval,
        message: None,
        min_age: settings.min_age.map(u32::from),
        reason_required: Some(approval && settings.reason_required),
        url: None,
    }
}

/// What Soapbox reads. Of Pleroma's features only quotes are promised, which it would not offer otherwise.
fn pleroma(context: &Context<'_>, facts: &Facts) -> PleromaInstance {
    PleromaInstance {
        metadata: PleromaMetadata {
            features: vec!["quote_posting".to_owned()],
            account_activation_required: context.config.registrations.confirm_email,
            fields_limits: Some(PleromaFieldsLimits {
                max_fields: context.config.limits.profile_fields,
            }),
            federation: Some(PleromaFederation {
                enabled: context.config.federation.enabled,
            }),
        },
        stats: Some(PleromaStats {
            mau: count(facts.active_month),
        }),
        vapid_public_key: Some(facts.vapid_key.clone()),
    }
}

/// The root under which clients look for `/api/v1/streaming`.
fn streaming(origin: &str) -> String {
    match origin.split_once("://") {
        Some(("http", authority)) => format!("ws://{authority}"),
        Some((_, authority)) => format!("wss://{authority}"),
        None => origin.to_owned(),
    }
}
