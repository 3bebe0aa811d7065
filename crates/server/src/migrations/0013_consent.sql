-- What guests agreed to, and the texts they agreed to. Rows are only ever added.

-- owner: guests
-- The newest version of a purpose is in force; the older ones stay, because consents name them.
create table consent_text (
    purpose {text} not null check (purpose in
        ('marketing', 'personal_offers', 'share_between_stores', 'sensitive_facts', 'guardian')),
    version {int} not null check (version > 0),
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    words {text} not null,
    words_zh_tw {text},
    words_en {text},
    staff_id {int},
    created_at {int} not null,
    primary key (purpose, version)
) {strict};

insert into consent_text (purpose, version, name, name_zh_tw, name_en, words, words_zh_tw,
    words_en, staff_id, created_at)
values
    ('marketing', 1, '活动与优惠通知', '活動與優惠通知', 'News and offers',
     '我同意本店通过我选择的方式告知我新菜、活动和优惠。我可以随时退订，退订不影响会员权益和服务。',
     '我同意本店透過我選擇的方式告知我新菜、活動和優惠。我可以隨時退訂，退訂不影響會員權益和服務。',
     'I agree that this restaurant tells me about new dishes, events and offers by the channel I chose. I can stop it at any time; my membership and service stay the same.',
     null, 0),
    ('personal_offers', 1, '个性化优惠', '個人化優惠', 'Personal offers',
     '我同意本店根据我的消费和偏好挑选适合我的优惠。不同意时，我仍可享受对所有会员公开的优惠，价格不会因此不同。',
     '我同意本店根據我的消費和偏好挑選適合我的優惠。不同意時，我仍可享受對所有會員公開的優惠，價格不會因此不同。',
     'I agree that this restaurant picks offers for me by what I ordered and like. Without it I still get every offer that is open to all members, and prices are the same.',
     null, 0),
    ('share_between_stores', 1, '门店之间共享', '門市之間共用', 'Shared between stores',
     '我同意本品牌各门店为接待我而查看我的称呼、联系方式、偏好和备注。不同意时，其他门店只看到卡号、等级、余额和过敏信息。',
     '我同意本品牌各門市為接待我而查看我的稱呼、聯絡方式、偏好和備註。不同意時，其他門市只看到卡號、等級、餘額和過敏資訊。',
     'I agree that all stores of this brand may see how to address me, how to reach me, what I like and the notes, in order to serve me. Without it other stores see card number, tier, balances and allergies only.',
     null, 0),
    ('sensitive_facts', 1, '敏感信息单独同意', '敏感資訊單獨同意', 'Separate consent to sensitive facts',
     '我单独同意本店记录涉及我的宗教信仰或健康状况的用餐要求（如清真），仅用于备餐和服务，只有为我服务的员工可以看到。我可以随时撤回，撤回后这些信息会被删除。',
     '我單獨同意本店記錄涉及我的宗教信仰或健康狀況的用餐要求（如清真），僅用於備餐和服務，只有為我服務的員工可以看到。我可以隨時撤回，撤回後這些資訊會被刪除。',
     'I separately agree that this restaurant keeps what I must mind at the table for reasons of religion or health (such as halal), only to prepare my food and serve me, seen only by staff who serve me. I can withdraw at any time; these facts are then deleted.',
     null, 0),
    ('guardian', 1, '监护人同意', '監護人同意', 'Consent of a guardian',
     '我是这位未满十四周岁顾客的监护人，同意本店为接待他而记录他的称呼、生日和忌口，仅用于备餐和服务，不用于营销。我可以随时撤回，撤回后生日会被删除。',
     '我是這位未滿十四歲顧客的監護人，同意本店為接待他而記錄他的稱呼、生日和忌口，僅用於備餐和服務，不用於行銷。我可以隨時撤回，撤回後生日會被刪除。',
     'I am the guardian of this guest, who is below fourteen, and agree that this restaurant keeps how to address the child, the birthday and what the child must mind at the table, only to prepare food and serve, never for advertising. I can withdraw at any time; the birthday is then deleted.',
     null, 0);

-- owner: guests
-- `turn` counts the answers of one guest on one subject, so that two of them cannot be the newest.
-- text_hash is of the words that the guest saw, in all their languages.
create table consent (
    consent_id {int} not null primary key,
    guest_id {int} not null,
    purpose {text} not null check (purpose in
        ('marketing', 'personal_offers', 'share_between_stores', 'sensitive_facts', 'guardian')),
    channel {text} not null check (channel in ('', 'sms', 'email', 'wechat', 'phone')),
    turn {int} not null check (turn > 0),
    answer {text} not null check (answer in ('given', 'withdrawn')),
    text_version {int},
    text_hash {blob},
    how {text} not null check (how in ('spoken', 'paper', 'form', 'reply', 'link', 'import')),
    staff_id {int},
    store_id {int},
    created_at {int} not null,
    unique (guest_id, purpose, channel, turn),
    check ((purpose = 'marketing') = (channel <> '')),
    check ((answer = 'given') = (text_version is not null)),
    check ((text_version is null) = (text_hash is null))
) {strict};

-- What holds: the newest answer of each guest on each subject.
create view pub_consent as
    select consent_id, guest_id, purpose, channel, answer, text_version, how, staff_id, store_id,
        created_at from consent
    where not exists (select 1 from consent later
        where later.guest_id = consent.guest_id and later.purpose = consent.purpose
            and later.channel = consent.channel and later.turn > consent.turn);
