//! The rules as tables and as properties: one test binary, one file per business word.

#[cfg(test)]
mod access;
#[cfg(test)]
mod approvals;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod checkout;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod coupons;
#[cfg(test)]
mod grants;
#[cfg(test)]
mod guests;
#[cfg(test)]
mod ids;
#[cfg(test)]
mod insight;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod logins;
#[cfg(test)]
mod membership;
#[cfg(test)]
mod money;
#[cfg(test)]
mod ordering;
#[cfg(test)]
mod pricing;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod times;
