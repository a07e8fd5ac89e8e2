use super::*;

pub(super) fn poll() -> PollOut {
    PollOut {
        multiple: true,
        options: vec![
            PollOptionOut {
                name: "Rook".into(),
                votes: 3,
            },
            PollOptionOut {
                name: "Owl".into(),
                votes: 2,
            },
        ],
        end_time: Some(time()),
        closed: Some(time()),
        voters_count: 4,
    }
}

pub(super) fn note() -> NoteOut {
    NoteOut {
        id: POST.into(),
        url: "https://us.example/@ann/1".into(),
        attributed_to: ANN.into(),
        content: "<p>Hi</p>".into(),
        language: Some("en".into()),
        summary: Some("Birds".into()),
        sensitive: true,
        published: time(),
        updated: Some(time()),
        audience: public(),
        direct_message: Some(false),
        in_reply_to: Some("https://b.example/1".into()),
        conversation: Some("tag:us.example,2024:1".into()),
        context: Some("https://us.example/contexts/1".into()),
        attachments: vec![AttachmentOut {
            url: "https://us.example/m.png".into(),
            media_type: "image/png".into(),
            description: Some("A nest".into()),
            blurhash: Some("00OZZy".into()),
            focal_point: Some((0.0, -0.5)),
            width: Some(3),
            height: Some(4),
            thumbnail: Some(ImageOut {
                url: "https://us.example/t.png".into(),
                media_type: "image/png".into(),
                description: None,
            }),
        }],
        tags: vec![
            TagOut::Mention {
                href: BOB.into(),
                name: "@bob@b.example".into(),
            },
            TagOut::Hashtag {
                href: "https://us.example/tags/birds".into(),
                name: "Birds".into(),
            },
        ],
        poll: None,
        quote: Some(QuoteOut {
            id: "https://b.example/9".into(),
            authorization: Some("https://b.example/stamp".into()),
        }),
        quote_policy: Some(QuotePolicy {
            automatic: vec![PUBLIC.into()],
            manual: vec![FOLLOWERS.into()],
        }),
        replies: Some(inline(
            &format!("{POST}/replies"),
            &format!("{POST}/replies?page=1"),
            vec![],
            None,
        )),
        likes: Some((format!("{POST}/likes"), 5)),
        shares: Some((format!("{POST}/shares"), 6)),
    }
}

#[test]
fn a_post_reads_back_whole() {
    let sent = note();
    let read = Note::parse(&sent.document(), None).unwrap();
    assert_eq!(
        (
            read.id.as_str(),
            read.attributed_to.as_str(),
            read.content.unwrap()
        ),
        (POST, ANN, sent.content)
    );
    assert_eq!(
        (read.language, read.summary, read.sensitive),
        (sent.language, sent.summary, true)
    );
    assert_eq!(read.published.unwrap().to_string(), "2024-05-06T07:08:09.123Z");
    assert_eq!(
        (read.audience, read.direct_message),
        (sent.audience, Some(false))
    );
    assert_eq!(
        (read.conversation, read.context.unwrap().to_string()),
        (sent.conversation, sent.context.unwrap())
    );
    assert_eq!(
        (
            read.in_reply_to.unwrap().as_str(),
            read.url.unwrap().as_str()
        ),
        ("https://b.example/1", "https://us.example/@ann/1")
    );
    let media = &read.attachments[0];
    assert_eq!(
        (media.focal_point, media.width, media.height),
        (Some((0.0, -0.5)), Some(3), Some(4))
    );
    assert!(
        media.blurhash.is_some()
            && media.thumbnail.is_some()
            && media.description.as_deref() == Some("A nest")
    );
    assert_eq!(
        (read.mentions.len(), read.hashtags[0].name.as_str()),
        (1, "Birds")
    );
    assert_eq!(
        read.quote,
        Some(Quote::Of("https://b.example/9".parse().unwrap()))
    );
    assert_eq!(
        (read.quote_policy, read.quote_authorization.is_some()),
        (sent.quote_policy, true)
    );
    assert_eq!(
        (read.likes_count, read.shares_count, read.replies.is_some()),
        (Some(5), Some(6), true)
    );
}

#[test]
fn a_poll_and_a_vote_read_back() {
    let read = Note::parse(
        &NoteOut {
            poll: Some(poll()),
            ..note()
        }
        .document(),
        None,
    )
    .unwrap();
    let polled = read.poll.unwrap();
    assert_eq!(
        (
            read.kind.as_str(),
            polled.multiple,
            polled.options.len(),
            polled.voters_count
        ),
        ("Question", true, 2, Some(4))
    );
    assert!(polled.closed.is_some());
    let vote = Note::parse(
        &NoteOut::vote(
            "https://us.example/v/1",
            ANN,
            "https://b.example/q",
            BOB,
            "Rook",
        ),
        None,
    )
    .unwrap();
    assert!(vote.is_vote());
    assert_eq!(vote.audience.to, [BOB]);
    assert!(vote.audience.cc.is_empty());
}
