//! The bill from its opening to its refund.
