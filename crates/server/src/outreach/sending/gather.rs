//! What a message says, where it goes, and what the decision about it rests on.

use sha2::{Digest, Sha256};
use zhike_domain::kernel::id::{GuestId, MessageId};
use zhike_domain::kernel::time::{DayMinute, Millis};
use zhike_domain::outreach::{Language, MessageChannel, MessagePurpose, Notice, SendFacts, render};
use zhike_store::{Tx, p};

use super::WEEK_MS;
use crate::outreach::actions::{Content, answers, token_of};
use crate::outreach::adapters::Outgoing;
use crate::outreach::channels::Channel;
use crate::outreach::facts::{self, House, Place};
use crate::outreach::rules::MessageRules;
use crate::outreach::sql::message::{self as sql, MessageRow};
use crate::outreach::sql::suppression::{self as suppression_sql, SuppressionRow};
use crate::platform::http::act::Work;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// What the message says.
///
/// # Errors
/// A fault when a sealed column does not open.
pub fn content(keyring: &Keyring, row: &MessageRow) -> Result<Content, Problem> {
    let opened = keyring.open("message.content_enc", row.message_id, &row.content_enc);
    serde_json::from_slice(&opened.map_err(Problem::fault)?).map_err(Problem::fault)
}

/// Where it goes: to the guest as he is reached now, or to the address of a test.
pub(super) fn where_to(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &MessageRow,
    kind: MessageChannel,
) -> Result<Place, Problem> {
    if let Some(guest) = row.guest_id {
        return facts::place(tx, keyring, GuestId::from_raw(guest), kind);
    }
    let content = content(keyring, row)?;
    let to = content.holes.get("to").cloned().unwrap_or_default();
    Ok(match to.parse::<zhike_domain::guests::Phone>() {
        Ok(phone) if kind == MessageChannel::Sms => facts::of_phone(&phone),
        _ => facts::of_email(&to),
    })
}

/// What the decision rests on, read now.
pub(super) fn gather(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &MessageRow,
    place: &Place,
    channel: Option<&Channel>,
    rules: &MessageRules,
    now: Millis,
) -> Result<SendFacts, Problem> {
    let kind: MessageChannel = row.channel.parse().map_err(Problem::fault)?;
    let index = answers::address_index(keyring, &place.value);
    let listed: Vec<SuppressionRow> =
        tx.all(&suppression_sql::OF_ADDRESS, p![index, kind.as_str()])?;
    let since =
        |why: &str| listed.iter().find(|row| row.why == why).map(|row| Millis(row.created_at));
    let (mut consent, mut sent, mut is_erased) = (None, 0, false);
    if let Some(guest) = row.guest_id {
        consent = facts::consent(tx, guest, kind)?;
        sent = tx.one(&sql::IN_WEEK, p![guest, now.0 - WEEK_MS, row.message_id])?;
        is_erased = crate::guests::read::head(tx, keyring, GuestId::from_raw(guest))?.is_none();
    }
    let clock = facts::clock(tx, row.store_id)?;
    let has_way_out = kind != MessageChannel::Email || facts::guest_address(tx)?.is_some();
    let noon = DayMinute::new(12 * 60).map_err(Problem::fault)?;
    Ok(SendFacts {
        purpose: row.purpose.parse().map_err(Problem::fault)?,
        address: place.address,
        is_erased,
        is_channel_on: channel.is_some_and(|channel| channel.enabled),
        has_way_out,
        is_demo: false,
        consent,
        opted_out_at: since("opted_out"),
        has_bounced: since("bounced").is_some(),
        sent_in_week: u32::try_from(sent).unwrap_or(u32::MAX),
        most_in_week: rules.most_in_week,
        minute: clock.map_or(noon, |clock| facts::minute(&clock, now)),
        window: rules.window,
    })
}

/// The whole text; `None` for a text message while the house has no signature.
pub(super) fn words(
    row: &MessageRow,
    content: &Content,
    rules: &MessageRules,
    kind: MessageChannel,
) -> Result<Option<String>, Problem> {
    let purpose: MessagePurpose = row.purpose.parse().map_err(Problem::fault)?;
    match (kind, &rules.sign) {
        (MessageChannel::Sms, Some(sign)) => {
            render(sign, &content.text, purpose).map(Some).map_err(Problem::fault)
        }
        (MessageChannel::Sms, None) => Ok(None),
        _ => Ok(Some(content.text.clone())),
    }
}

/// What is handed to the carrier.
pub(super) fn outgoing(
    work: &mut Work<'_, '_>,
    row: &MessageRow,
    content: &Content,
    text: String,
    rules: &MessageRules,
    place: &Place,
) -> Result<Outgoing, Problem> {
    let (keyring, now) = (work.act.keyring.clone(), work.now());
    let id = MessageId::from_raw(row.message_id).to_string();
    let address = facts::guest_address(work.tx)?;
    let is_marketing = row.purpose == MessagePurpose::Marketing.as_str();
    let token = token_of(&keyring, row.message_id);
    let link =
        address.map(|base| format!("{}/api/v1/public/no-more/{token}", base.trim_end_matches('/')));
    let no_more = link.filter(|_| is_marketing);
    let text = match (&no_more, row.channel == MessageChannel::Email.as_str()) {
        (Some(link), true) => format!("{text}\n\n{}{link}\n", stop_words(rules.language)),
        _ => text,
    };
    let nonce: [u8; 32] = Sha256::digest(format!("{id}:{}", row.tries).as_bytes()).into();
    Ok(Outgoing {
        to: place.value.clone(),
        subject: content.subject.clone(),
        text,
        sign: rules.sign.as_ref().map(|sign| sign.as_str().to_owned()).unwrap_or_default(),
        house: House::read(work.tx, rules.language)?.name,
        notice: row.reason.parse::<Notice>().ok(),
        holes: content.holes.clone(),
        order: content.order.clone(),
        no_more,
        nonce: data_encoding::HEXLOWER.encode(&nonce[..16]),
        now,
        id,
    })
}

/// What stands before the link that ends advertising, at the foot of a mail.
const fn stop_words(language: Language) -> &'static str {
    match language {
        Language::ZhCn => "不想再收到活动与优惠通知，点这里退订：",
        Language::ZhTw => "不想再收到活動與優惠通知，點這裡退訂：",
        Language::En => "No more news and offers: ",
    }
}
