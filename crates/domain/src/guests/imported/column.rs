//! What a column of a list of guests can hold, and what tills and shops call it.

use crate::imports::{Field, Holds, ImportRefusal};
use crate::kernel::words::words;

words! {
    /// What a column of a list of guests holds.
    pub enum GuestColumn else ImportRefusal::UnknownTarget {
        /// 手机号.
        Phone = "phone",
        /// 其他电话.
        OtherPhone = "other_phone",
        /// 会员卡号.
        CardNo = "card_no",
        /// 姓名.
        Name = "name",
        /// 姓.
        FamilyName = "family_name",
        /// 名.
        GivenName = "given_name",
        /// 昵称.
        Nickname = "nickname",
        /// 称呼.
        Title = "title",
        /// 性别.
        Sex = "sex",
        /// 生日.
        Birthday = "birthday",
        /// 生日是公历还是农历.
        Calendar = "calendar",
        /// 邮箱.
        Email = "email",
        /// 微信号.
        Wechat = "wechat",
        /// 是否会员.
        IsMember = "is_member",
        /// 等级.
        Tier = "tier",
        /// 积分.
        Points = "points",
        /// 成长值.
        Growth = "growth",
        /// 余额: principal and bonus together.
        Balance = "balance",
        /// 本金余额.
        Principal = "principal",
        /// 赠送余额.
        Bonus = "bonus",
        /// 开卡日期.
        Joined = "joined",
        /// 备注.
        Note = "note",
        /// 标签.
        Tags = "tags",
        /// 来源渠道.
        Source = "source",
        /// 开卡门店.
        HomeStore = "home_store",
        /// 累计消费.
        Spent = "spent",
        /// 消费次数.
        Visits = "visits",
        /// 上次消费时间.
        LastVisit = "last_visit",
    }
}

impl GuestColumn {
    /// Columns that tell whom a row means.
    pub const OWN: [Self; 5] =
        [Self::Phone, Self::OtherPhone, Self::CardNo, Self::Email, Self::Wechat];
    /// Columns whose cells become words of a note.
    pub const NOTED: [Self; 7] = [
        Self::Note,
        Self::Tags,
        Self::Source,
        Self::HomeStore,
        Self::Spent,
        Self::Visits,
        Self::LastVisit,
    ];
}

const fn field(column: GuestColumn, holds: Holds, aliases: &'static [&'static str]) -> Field {
    let word = column.as_str();
    Field { word, holds, aliases, in_lines: &[], in_wholes: &[], marks_lines: false }
}

/// Every field with its aliases in the form of [`crate::imports::normal`]; of two that fit alike
/// the earlier one is meant.
#[rustfmt::skip]
pub const FIELDS: &[Field] = &[
    field(GuestColumn::Phone, Holds::Phone, &[
        "手机号", "手机", "手机号码", "客户手机号", "会员手机", "会员手机号", "顾客手机", "绑定手机",
        "注册手机", "联系电话", "联系方式", "电话", "电话号码", "移动电话", "手機", "手機號", "手機號碼",
        "電話", "聯絡電話", "會員手機", "phone", "phonenumber", "mobile", "mobilephone",
        "mobilenumber", "cellphone", "tel", "telephone", "customerphone", "memberphone",
    ]),
    field(GuestColumn::OtherPhone, Holds::Phone, &[
        "其他电话", "备用电话", "备用手机", "第二电话", "固话", "固定电话", "座机", "办公电话", "家庭电话",
        "備用電話", "市話", "secondphone", "otherphone", "homephone", "workphone", "landline",
    ]),
    field(GuestColumn::CardNo, Holds::Text, &[
        "会员卡号", "卡号", "会员编号", "会员号", "会员id", "实体卡号", "电子卡号", "會員卡號", "卡號",
        "會員編號", "cardno", "cardnumber", "card", "memberno", "membernumber", "memberid",
        "membershipnumber", "loyaltynumber", "referenceid",
    ]),
    field(GuestColumn::Name, Holds::Text, &[
        "姓名", "客户姓名", "会员姓名", "顾客姓名", "真实姓名", "名字", "客户名称", "会员名称", "持卡人",
        "客人姓名", "會員姓名", "顧客姓名", "客戶姓名", "name", "fullname", "customername",
        "membername", "guestname", "guest", "customer",
    ]),
    field(GuestColumn::FamilyName, Holds::Text, &[
        "姓", "姓氏", "lastname", "familyname", "surname",
    ]),
    field(GuestColumn::GivenName, Holds::Text, &["名", "firstname", "givenname", "forename"]),
    field(GuestColumn::Nickname, Holds::Text, &[
        "昵称", "客户昵称", "微信昵称", "会员昵称", "暱稱", "nickname", "displayname",
    ]),
    field(GuestColumn::Title, Holds::Text, &["称呼", "称谓", "尊称", "稱呼", "title", "salutation"]),
    field(GuestColumn::Sex, Holds::Text, &[
        "性别", "客户性别", "会员性别", "性別", "sex", "gender",
    ]),
    field(GuestColumn::Birthday, Holds::Text, &[
        "生日", "出生日期", "客户生日", "会员生日", "出生年月日", "出生年月", "生日日期", "birthday",
        "birthdate", "dateofbirth", "dob",
    ]),
    field(GuestColumn::Calendar, Holds::Text, &[
        "生日类型", "历法", "是否农历", "公历农历", "阴历阳历", "生日历法", "曆法", "calendar",
    ]),
    field(GuestColumn::Email, Holds::Text, &[
        "邮箱", "电子邮箱", "电子邮件", "邮件", "電子郵件", "電郵", "email", "emailaddress", "mail",
    ]),
    field(GuestColumn::Wechat, Holds::Text, &[
        "微信号", "微信", "微信openid", "openid", "微信id", "微信號", "wechat", "wechatid",
        "wechatopenid",
    ]),
    field(GuestColumn::IsMember, Holds::Text, &["是否会员", "是否會員", "ismember"]),
    field(GuestColumn::Tier, Holds::Text, &[
        "等级", "会员等级", "客户等级", "级别", "会员级别", "卡类型", "会员卡类型", "卡等级", "会员类型",
        "免费等级", "會員等級", "等級", "卡別", "tier", "level", "memberlevel", "membertier",
        "membershiplevel",
    ]),
    field(GuestColumn::Points, Holds::Number, &[
        "积分", "可用积分", "剩余积分", "当前积分", "积分余额", "客户积分", "会员积分", "現有積分", "積分",
        "點數", "紅利點數", "points", "pointsbalance", "currentpoints", "availablepoints",
        "loyaltypoints",
    ]),
    field(GuestColumn::Growth, Holds::Number, &[
        "成长值", "经验值", "成長值", "growth", "experience",
    ]),
    field(GuestColumn::Principal, Holds::Number, &[
        "本金余额", "储值本金", "本金", "实充余额", "充值余额", "实储余额", "可用本金", "本金餘額", "principal",
        "principalbalance",
    ]),
    field(GuestColumn::Bonus, Holds::Number, &[
        "赠送余额", "赠金余额", "赠金", "赠送金额", "储值赠金", "可用赠金", "赠额", "贈金", "贈送餘額", "bonus",
        "bonusbalance", "giftbalance",
    ]),
    field(GuestColumn::Balance, Holds::Number, &[
        "余额", "储值余额", "卡余额", "账户余额", "可用余额", "客户储值余额", "会员余额", "储值金额",
        "当前余额", "剩余金额", "總餘額", "餘額", "儲值餘額", "balance", "storedvalue", "cardbalance",
        "accountbalance", "storecredit",
    ]),
    field(GuestColumn::Joined, Holds::Day, &[
        "开卡日期", "开卡时间", "入会时间", "入会日期", "注册时间", "注册日期", "成为会员时间", "创建时间",
        "办卡日期", "办卡时间", "領卡時間", "入會日期", "註冊時間", "joined", "joinedat", "joindate",
        "createdat", "created", "registeredat", "membersince", "signupdate",
    ]),
    field(GuestColumn::LastVisit, Holds::Text, &[
        "上次消费时间", "最近消费时间", "最后消费时间", "最近消费日期", "最后消费日期", "上次消费日期", "上次到店时间",
        "最近一次消费时间", "最后一次消费时间", "最近一次消费日期", "最后一次消费日期", "最近一次消费",
        "最近一次到店时间", "最近一次到店", "最近到店", "最近消費", "lastvisit", "lastorder",
        "lastpurchase", "lastorderat",
    ]),
    field(GuestColumn::Spent, Holds::Text, &[
        "累计消费", "累计消费金额", "消费金额", "消费总额", "总消费", "累計消費", "totalspent", "spent",
        "lifetimespend", "totalspend",
    ]),
    field(GuestColumn::Visits, Holds::Text, &[
        "消费次数", "累计消费次数", "到店次数", "来店次数", "订单数", "消費次數", "visits", "visitcount",
        "ordercount", "orders", "transactioncount",
    ]),
    field(GuestColumn::Note, Holds::Text, &[
        "备注", "客户备注", "会员备注", "说明", "備註", "note", "notes", "remark", "remarks", "memo",
        "comment",
    ]),
    field(GuestColumn::Tags, Holds::Text, &[
        "标签", "客户标签", "会员标签", "標籤", "tags", "tag", "labels",
    ]),
    field(GuestColumn::Source, Holds::Text, &[
        "来源渠道", "来源", "注册渠道", "客户来源", "渠道", "來源", "source", "channel",
    ]),
    field(GuestColumn::HomeStore, Holds::Text, &[
        "开卡门店", "所属门店", "归属门店", "注册门店", "门店", "門店", "store", "homestore", "location",
    ]),
    // Known, so that nothing longer is taken for something else; not needed.
    Field {
        word: "",
        holds: Holds::Text,
        aliases: &[
            "序号", "编号", "状态", "卡状态", "会员状态", "身份证", "身份证号", "证件号码", "地址", "省", "市",
            "区", "省份", "城市", "年龄", "操作员", "密码", "卡密", "付费等级", "权益卡", "累计退款金额",
            "累计积分", "已用积分", "累计充值", "累计充值金额", "充值次数", "冻结积分", "冻结余额", "消费笔数",
            "公司", "职业", "id", "status", "address", "city", "age", "password", "company",
        ],
        in_lines: &[],
        in_wholes: &[],
        marks_lines: false,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::normal;

    #[test]
    fn every_alias_has_the_form_that_headers_are_brought_to_and_stands_once() {
        let mut seen = std::collections::BTreeMap::new();
        for field in FIELDS {
            for alias in field.aliases {
                assert_eq!(normal(alias), *alias, "{}", field.word);
                assert_eq!(seen.insert(*alias, field.word), None, "{alias} of {}", field.word);
            }
        }
        let words = FIELDS.iter().map(|field| field.word).filter(|word| !word.is_empty());
        assert!(words.clone().all(|word| word.parse::<GuestColumn>().is_ok()));
        assert_eq!(words.count(), GuestColumn::ALL.len());
    }
}
