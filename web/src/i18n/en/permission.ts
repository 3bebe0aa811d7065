import type zh from '../zh-CN/permission.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: {
    guest: {
      read: 'See guest cards (phone masked)',
      reveal: 'Reveal full phone numbers',
      write: 'Add and edit guests',
      sensitive: 'See allergies and other sensitive facts',
      merge: 'Merge duplicate guests',
      import: 'Import guests',
      export: 'Export guests',
      erase: 'Erase guest data',
    },
    member: {
      join: 'Enrol members',
    },
    card: {
      issue: 'Issue and replace cards',
      manage: 'Freeze and cancel cards',
    },
    tier: {
      edit: 'Edit tier rules',
      grant: 'Grant a tier',
    },
    group: {
      manage: 'Manage companies and families',
    },
    identity: {
      review: 'Review identities',
    },
    reward: {
      edit: 'Edit rewards',
      redeem: 'Redeem rewards',
    },
    points: {
      adjust: 'Adjust points',
    },
    stored_value: {
      top_up: 'Top up stored value',
      refund: 'Refund stored value',
      edit: 'Edit top-up plans',
    },
    gift_card: {
      sell: 'Sell gift cards',
    },
    ledger: {
      read: 'Read the ledger',
      verify: 'Verify the ledger',
    },
    menu: {
      edit: 'Edit the menu',
    },
    order: {
      take: 'Take orders',
      send: 'Send orders to the kitchen',
    },
    kitchen: {
      work: 'Work the kitchen screen',
    },
    stock: {
      count: 'Count stock',
      purchase: 'Purchase stock',
    },
    offer: {
      read: 'See offers',
      edit: 'Edit offers',
      activate: 'Activate offers',
    },
    coupon: {
      edit: 'Edit coupons',
      issue: 'Issue coupons',
      void: 'Void coupons',
    },
    bill: {
      open: 'Open bills',
      settle: 'Settle bills',
      discount: 'Give manual discounts',
      comp: 'Comp dishes and bills',
      void: 'Void bills',
      refund: 'Refund bills',
      reopen: 'Reopen settled bills',
      on_account: 'Charge to an account',
      import: 'Import past bills',
    },
    shift: {
      own: 'Own shift',
      manage: 'Manage shifts',
    },
    day: {
      close: 'Close the day',
    },
    invoice: {
      manage: 'Manage invoices',
    },
    floor: {
      edit: 'Edit the floor plan',
    },
    table: {
      work: 'Work tables',
    },
    reservation: {
      write: 'Write reservations',
      override: 'Override booking rules',
    },
    queue: {
      work: 'Work the queue',
    },
    banquet: {
      manage: 'Manage banquets',
    },
    call: {
      answer: 'Answer calls',
      configure: 'Configure phone lines',
    },
    segment: {
      edit: 'Edit segments',
    },
    campaign: {
      edit: 'Edit campaigns',
      send: 'Send campaigns',
    },
    journey: {
      edit: 'Edit journeys',
    },
    template: {
      edit: 'Edit templates',
    },
    message: {
      write: 'Write to a guest',
      read: 'Read the message box',
    },
    activity: {
      edit: 'Edit activities',
      check_in: 'Check in at activities',
    },
    case: {
      work: 'Work cases',
      compensate: 'Compensate guests',
    },
    survey: {
      edit: 'Edit surveys',
    },
    review: {
      reply: 'Reply to reviews',
    },
    follow_up: {
      work: 'Work follow-ups',
    },
    report: {
      store: 'See store reports',
      company: 'See company reports',
      export: 'Export reports',
    },
    staff: {
      manage: 'Manage staff',
    },
    role: {
      edit: 'Edit roles',
    },
    training: {
      edit: 'Edit training',
    },
    goal: {
      edit: 'Edit goals',
    },
    handover: {
      write: 'Write handovers',
    },
    praise: {
      write: 'Write praise',
    },
    task: {
      work: 'Work on tasks',
    },
    market_note: {
      write: 'Write market notes',
    },
    approval: {
      decide: 'Decide approvals',
    },
    settings: {
      edit: 'Edit settings',
    },
    device: {
      enrol: 'Enrol devices',
    },
    key: {
      manage: 'Manage integration keys',
    },
    audit: {
      read: 'Read the audit trail',
    },
    backup: {
      run: 'Run backups',
    },
    privacy: {
      manage: 'Manage privacy requests',
    },
    job: {
      manage: 'Manage all jobs',
    },
  },
  group: {
    guests: 'Guests',
    membership: 'Membership and assets',
    ledger: 'Ledger',
    ordering: 'Ordering and kitchen',
    stock: 'Stock',
    pricing: 'Offers',
    checkout: 'Checkout',
    seating: 'Front of house',
    calls: 'Calls',
    outreach: 'Outreach',
    activities: 'Activities',
    service: 'Service',
    voice: 'Voice of guests',
    insight: 'Insight',
    team: 'Team',
    settings: 'Settings',
    platform: 'System',
    audit: 'Oversight',
    kitchen: 'Kitchen',
    other: 'Other',
  },
  limit: {
    discount_bp: 'Manual discount up to',
    discount_minor: 'Manual reduction up to',
    refund_minor: 'Refund up to',
    comp_minor: 'Comp up to',
    points_adjust: 'Points adjustment up to',
    export_rows: 'Export up to',
  },
  unit: {
    bp: '%',
    minor: 'yuan',
    points: 'points',
    rows: 'rows',
  },
} satisfies Same<typeof zh>
export default texts
