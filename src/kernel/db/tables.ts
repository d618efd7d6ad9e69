// Written by `npm run generate` from the migrated database. Do not edit.
import type { ColumnType } from 'kysely'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
/** What a JSON column takes: JSON text, or an object. No bare array: the driver would make a PostgreSQL array of it. */
type JsonInput = string | { readonly [key: string]: unknown }
export type Json = ColumnType<JsonValue, JsonInput, JsonInput>
type NullableJson = ColumnType<JsonValue, JsonInput | null | undefined, JsonInput | null>
/** Has a default, so an insert may leave it out. */
type Defaulted<T> =
  [T] extends [ColumnType<infer S, infer I, infer U>] ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type DB = {
  'complaints.absence': {
    id: string
    account_id: string
    from_day: string
    until_day: string
    kind: string
    by: string
    at: Date
    cancelled_at: Date | null
    hand_over: boolean
    handed_over_at: Date | null
    handed_over: number | null
    told_back_at: Date | null
  }
  'complaints.abuse_appeal': {
    review_id: string
    text: string
    by: string
    at: Date
    decision: string | null
    reasons: string | null
    decided_by: string | null
    decided_at: Date | null
  }
  'complaints.abuse_review': {
    id: string
    person: string
    state: string
    because: string
    signs: Json
    complaints: number
    upheld: number
    window_days: number
    rulebook: string
    opened_by: string
    opened_at: Date
    measure: string | null
    days: number | null
    reasons: string | null
    decided_by: string | null
    decided_at: Date | null
    confirmed_by: string | null
    confirmed_at: Date | null
    until: Date | null
    lifted_at: Date | null
    version: Defaulted<number>
  }
  'complaints.aftersales_address': {
    request_id: string
    address_sealed: Buffer | null
  }
  'complaints.aftersales_evidence': {
    request_id: string
    file_id: string
    side: string
    statement_id: string
    at: Date
  }
  'complaints.aftersales_number': {
    number: string
    request_id: string
  }
  'complaints.aftersales_parcel': {
    request_id: string
    id: string
    direction: string
    carrier: string
    tracking_no: string
    sent_at: Date
  }
  'complaints.aftersales_request': {
    id: string
    number: string
    order_id: string
    order_number: string
    line_id: string
    title: string
    quantity: number
    merchant_id: string
    consumer_id: string
    currency: string
    request: string
    remedy: string
    reason: string
    policy: string
    verdict: string
    on_silence: string
    freight: string
    received_on: string | null
    amount_fen: number
    state: string
    waits_for: string | null
    outcome: string | null
    offered_remedy: string | null
    offered_fen: number | null
    stage_clock: string | null
    next_due_at: Date | null
    refund_ordered_at: Date | null
    command_id: string | null
    command_state: string | null
    refunded_fen: Defaulted<number>
    refunded_at: Date | null
    complaint_id: string | null
    requested_at: Date
    answered_at: Date | null
    goods_received_at: Date | null
    closed_at: Date | null
    version: Defaulted<number>
    postage_fen: Defaulted<number>
    postage_granted_fen: number | null
    postage_ordered_at: Date | null
    postage_state: string | null
    postage_paid_at: Date | null
  }
  'complaints.aftersales_said': {
    request_id: string
    rule: string
  }
  'complaints.aftersales_shop': {
    merchant_id: string
    changed_by: string
    changed_at: Date
    return_address_sealed: Buffer | null
  }
  'complaints.aftersales_statement': {
    request_id: string
    id: string
    side: string
    kind: string
    reason: string | null
    author: string
    offered_remedy: string | null
    offered_fen: number | null
    at: Date
    text_sealed: Buffer | null
  }
  'complaints.assessment': {
    complaint_id: string
    file_id: string
    id: string
    side: string
    authentic: string
    lawful: string
    relevant: string
    admitted: string | null
    note: string
    by: string
    at: Date
  }
  'complaints.assignment': {
    complaint_id: string
    id: string
    how: string
    agent_id: string
    before_id: string | null
    by: string
    at: Date
    seed: string | null
    considered: NullableJson
    absence_id: string | null
  }
  'complaints.assistant_draft': {
    id: string
    complaint_id: string
    kind: string
    state: string
    day: string
    model: string
    host: string
    prompt_version: number
    sent: string
    sent_hash: string
    hidden: Json
    asked_by: string
    asked_at: Date
    started_at: Date | null
    ended_at: Date | null
    error: string | null
    text: string | null
    category: string | null
    tokens_in: number | null
    tokens_out: number | null
    took_ms: number | null
    fate: string | null
    fate_at: Date | null
    statement_id: string | null
    emptied_at: Date | null
  }
  'complaints.award': {
    complaint_id: string
    ruling_id: string
    demand_id: string
    remedy: string
    rule_from: string
    happened_on: string
    answers: Json
    choices: Json
    why: Defaulted<string>
    found_by: string
    finding: string
    evidence: string[]
    words_zh: string
    words_en: string
    amount_fen: number
    by: string
    at: Date
  }
  'complaints.body': {
    id: string
    version: number
    entry: Json
    changed_by: string
    changed_at: Date
  }
  'complaints.body_import': {
    id: string
    file_name: string
    sha256: string
    by: string
    at: Date
    report: Json
  }
  'complaints.breach': {
    id: string
    complaint_id: string
    clock: string
    rule: string
    stage: string
    blame: string
    agent_id: string | null
    at: Date
    reason: string | null
    words: string | null
    reason_by: string | null
    reason_at: Date | null
  }
  'complaints.bulk': {
    id: string
    by: string
    at: Date
    action: Json
    undo_until: Date
    undone_at: Date | null
  }
  'complaints.bulk_row': {
    bulk_id: string
    complaint_id: string
    before: string | null
    version_before: number
    version_after: number
  }
  'complaints.call_back': {
    complaint_id: string
    id: string
    due_at: Date
    promised_by: string
    promised_at: Date
    done_by: string | null
    done_at: Date | null
    reached: boolean | null
  }
  'complaints.capture': {
    complaint_id: string
    captured_by: string
    captured_at: Date
    posted_at: Date | null
    verified_how: string | null
    verified_by: string | null
    verified_at: Date | null
  }
  'complaints.chat': {
    id: string
    consumer_id: string
    account_id: string
    order_id: string | null
    state: string
    message_left: Defaulted<boolean>
    agent_id: string | null
    started_at: Date
    waiting_since: Date
    taken_at: Date | null
    last_at: Date
    last_seq: Defaulted<number>
    consumer_read: Defaulted<number>
    agent_read: Defaulted<number>
    consumer_typing: Date | null
    agent_typing: Date | null
    clock: string | null
    closed_at: Date | null
    closed_because: string | null
    complaint_id: string | null
  }
  'complaints.chat_message': {
    chat_id: string
    seq: number
    kind: string
    side: string
    text: string
    files: Defaulted<string[]>
    by: string
    at: Date
  }
  'complaints.complaint': {
    id: string
    receipt: string
    channel: string
    profile: string
    category: string
    remedies: string[]
    claim_fen: number
    currency: string
    order_id: string | null
    order_number: string | null
    merchant_id: string | null
    consumer_id: string | null
    state: string
    waits_for: string | null
    urgency: Defaulted<string>
    agent_id: string | null
    stage_clock: string | null
    offer_rounds: Defaulted<number>
    merchant_silent: Defaulted<boolean>
    outcome: string | null
    outcome_fen: number | null
    received_at: Date
    acknowledged_at: Date | null
    responded_at: Date | null
    merchant_asked_at: Date | null
    merchant_replied_at: Date | null
    closed_at: Date | null
    next_due_at: Date | null
    version: Defaulted<number>
    state_since: Date
    flags: Defaulted<string[]>
    resume_state: string | null
    resume_clock: string | null
    reject_ground: string | null
    obligated: Defaulted<boolean>
    proven: Defaulted<boolean>
    reopened: Defaulted<number>
    remanded: Defaulted<number>
    evidence_asked: Defaulted<number>
    guest_id: string | null
    part_of: string | null
    offer_id: string | null
    demanded_fen: Defaulted<number>
  }
  'complaints.complaint_detail': {
    complaint_id: string
    name: string
    value: string
  }
  'complaints.complaint_line': {
    complaint_id: string
    order_line_id: string
  }
  'complaints.complaint_tag': {
    complaint_id: string
    tag_id: string
    by: string
    at: Date
  }
  'complaints.contact': {
    complaint_id: string
    verified_by: Defaulted<string[]>
    name_sealed: Buffer | null
    phone_sealed: Buffer | null
    phone_index: Buffer | null
    phone_last4: Buffer | null
    email_sealed: Buffer | null
    email_index: Buffer | null
    handle_sealed: Buffer | null
    order_hint_sealed: Buffer | null
    shop_hint_sealed: Buffer | null
  }
  'complaints.demand': {
    complaint_id: string
    id: string
    remedy: string
    rule_from: string
    happened_on: string
    answers: Json
    choices: Json
    from_fen: number
    upto_fen: number
    by: string
    raised_at: Date
    withdrawn_at: Date | null
  }
  'complaints.dispute_seal': {
    complaint_id: string
    number: number
    hash: string
    document: string
    consumer: string
    merchant: string
    at: Date
  }
  'complaints.dispute_signature': {
    complaint_id: string
    side: string
    hash: string
    by: string
    at: Date
  }
  'complaints.dossier': {
    complaint_id: string
    id: string
    side: string
    purpose: string
    language: string
    state: string
    share: Defaulted<number>
    attempts: Defaulted<number>
    reason: NullableJson
    requested_by: string
    requested_at: Date
    touched_at: Date
    finished_at: Date | null
    keep_until: string | null
    content: NullableJson
    pages: number | null
    evidence: number | null
    pdf_file: string | null
    pdf_sha256: string | null
    pdf_bytes: number | null
    zip_file: string | null
    zip_sha256: string | null
    zip_bytes: number | null
  }
  'complaints.duty': {
    account_id: string
    takes_new: boolean
    capacity: number
    categories: Defaulted<string[]>
    channels: Defaulted<string[]>
    languages: Defaulted<string[]>
    weekdays: number[]
    holidays: boolean
    make_up: boolean
    from_minute: number
    until_minute: number
    version: Defaulted<number>
    by: string
    at: Date
  }
  'complaints.evidence': {
    complaint_id: string
    file_id: string
    side: string
    note: Defaulted<string>
    at: Date
    statement_id: string | null
    late: Defaulted<boolean>
    place: number
    sha256: string
    link: string
  }
  'complaints.expert_test': {
    complaint_id: string
    id: string
    question: string
    laboratory: string
    fee_fen: number
    advance_by: string
    final_by: string
    state: string
    proposed_by: string
    proposed_at: Date
    ordered_at: Date | null
    reported_at: Date | null
    outcome: string | null
    method: string | null
    finding: string | null
    favours: string | null
    borne_by: string | null
    report_file: string | null
  }
  'complaints.expert_test_consent': {
    complaint_id: string
    test_id: string
    side: string
    says: boolean
    text: string
    at: Date
  }
  'complaints.extension': {
    id: string
    complaint_id: string
    party: string
    days: number
    asked_by: string
    asked_at: Date
    statement_id: string
    hear_by: Date
    answer: string | null
    answer_statement: string | null
    answered_at: Date | null
    state: string
    granted_days: number | null
    decided_by: string | null
    decided_at: Date | null
    decision_statement: string | null
    until_at: Date | null
    ended_at: Date | null
  }
  'complaints.force_majeure': {
    id: string
    scope: string
    scope_id: string
    reason: string
    from_at: Date
    until_at: Date
    ordered_by: string
    ordered_at: Date
    ended_at: Date | null
    ended_by: string | null
    end_reason: Defaulted<string>
  }
  'complaints.force_majeure_case': {
    order_id: string
    complaint_id: string
    began_at: Date
    ended_at: Date | null
  }
  'complaints.guest': {
    id: string
    kind: string
    language: string
    created_at: Date
    address_sealed: Buffer | null
    address_index: Buffer | null
  }
  'complaints.guest_chat': {
    chat_id: string
    guest_id: string
    hash: string
    order_hint_sealed: Buffer | null
    name_sealed: Buffer | null
  }
  'complaints.guest_code': {
    id: string
    kind: string
    language: string
    created_at: Date
    expires_at: Date
    tries: Defaulted<number>
    address: Buffer
  }
  'complaints.guest_link': {
    complaint_id: string
    guest_id: string
    version: number
    hash: string
    since: Date
  }
  'complaints.guest_proof': {
    hash: string
    guest_id: string
    expires_at: Date
    complaint_id: string | null
    request: string | null
  }
  'complaints.guest_request': {
    id: string
    purpose: string
    contact_key: string
    ip_key: string
    at: Date
  }
  'complaints.hearing': {
    complaint_id: string
    id: string
    number: number
    stage: string
    form: string
    state: string
    starts_at: Date | null
    length_minutes: number
    place: string
    agenda: string
    absence: string
    presiding_id: string
    called_at: Date
    short_notice: Defaulted<boolean>
    adjourned: Defaulted<number>
    reason: string | null
    sequence: Defaulted<number>
    changed_at: Date
    clock: string | null
  }
  'complaints.hearing_attendee': {
    complaint_id: string
    hearing_id: string
    party: string
    part: string
    confirmed_at: Date | null
    attended: boolean | null
  }
  'complaints.hearing_feed': {
    account_id: string
    hash: string
    since: Date
  }
  'complaints.hearing_minutes': {
    complaint_id: string
    hearing_id: string
    version: number
    text: string
    document: string
    hash: string
    by: string
    at: Date
  }
  'complaints.hearing_request': {
    complaint_id: string
    hearing_id: string
    id: string
    side: string
    reason: string
    wished_at: Date | null
    state: string
    answer: string | null
    at: Date
  }
  'complaints.hearing_slot': {
    complaint_id: string
    hearing_id: string
    id: string
    starts_at: Date
    consumer: string | null
    merchant: string | null
  }
  'complaints.hearing_word': {
    complaint_id: string
    hearing_id: string
    version: number
    side: string
    word: string
    note: string
    by: string
    at: Date
  }
  'complaints.informant': {
    report_id: string
    way: string
    account_id: string | null
    party_id: string | null
    code_sha256: string | null
  }
  'complaints.informant_look': {
    report_id: string
    id: string
    by: string
    at: Date
    reason: string
  }
  'complaints.juror': {
    account_id: string
    consumer_id: string | null
    merchant_id: string | null
    enrolled_at: Date
    left_at: Date | null
    missed: Defaulted<number>
  }
  'complaints.jury': {
    complaint_id: string
    id: string
    ruling_id: string
    phase: string
    quorum: number
    tie: string
    seed: string
    clock: string | null
    opened_at: Date
    closed_at: Date | null
    verdict: string | null
  }
  'complaints.jury_seat': {
    complaint_id: string
    jury_id: string
    id: string
    account_id: string
    commitment: string | null
    committed_at: Date | null
    vote: string | null
    salt: string | null
    revealed_at: Date | null
  }
  'complaints.legal_import': {
    id: string
    file_name: string
    sha256: string
    encoding: string
    columns: string[]
    rows: number
    by: string
    at: Date
    ended_at: Date | null
  }
  'complaints.legal_import_row': {
    import_id: string
    row: number
    outcome: string
    complaint_id: string | null
    field: string | null
    reason: string | null
    record: string[] | null
  }
  'complaints.legal_result': {
    complaint_id: string
    id: string
    outcome: string
    body_id: string | null
    body: string
    reference: string
    dated_on: string
    effective_on: string | null
    amount_fen: number
    obligations: Json
    document_file: string | null
    statement_id: string
    side: string
    state: string
    led_to: string | null
    reported_by: string
    reported_at: Date
    decided_by: string | null
    decided_at: Date | null
    answer_id: string | null
  }
  'complaints.mail_attachment': {
    letter: string
    place: number
    file_id: string | null
    name: string
    type: string
    bytes: number
    refusal: string | null
  }
  'complaints.mail_correspondent': {
    complaint_id: string
    side: string
    address: string
    name: string | null
    letter: string
    language: string
    by_program: boolean
    since: Date
  }
  'complaints.mail_folder': {
    id: string
    uid_validity: number | null
    last_uid: Defaulted<number>
    renumbered: Defaulted<number>
    state: string
    checked_at: Date | null
    failing_since: Date | null
    failures: Defaulted<number>
    last_failure: string | null
  }
  'complaints.mail_letter': {
    id: string
    folder: string
    sha256: string | null
    raw_file: string | null
    raw_bytes: number
    whole: boolean
    received_at: Date
    kept_at: Date
    state: string
    tries: Defaulted<number>
    read_at: Date | null
    message_id: string | null
    refs: Defaulted<string[]>
    thread: string | null
    sent_at: Date | null
    from_address: string | null
    from_name: string | null
    to_addresses: Defaulted<string[]>
    subject: string | null
    text: string | null
    text_cut: Defaulted<boolean>
    headers: Defaulted<Json>
    defects: Defaulted<string[]>
    verdict: string | null
    reasons: Defaulted<Json>
    proof: Defaulted<string>
    waits: Defaulted<boolean>
    automatic: Defaulted<boolean>
    same_as: string | null
    complaint_id: string | null
    side: string | null
    statement_id: string | null
    settled_as: string | null
    settled_by: string | null
    settled_at: Date | null
    settled_why: string | null
    orders: Defaulted<string[]>
  }
  'complaints.mail_location': {
    folder: string
    uid_validity: number
    uid: number
    letter: string
  }
  'complaints.mail_out': {
    id: string
    dedupe: string
    kind: string
    complaint_id: string | null
    side: string | null
    letter: string | null
    message_id: string
    to_address: string
    to_name: string | null
    subject: string
    text: string
    in_reply_to: string | null
    refs: Defaulted<string[]>
    reply_to: string | null
    language: string
    author: string
    created_at: Date
    day: string
    state: string
    attempts: Defaulted<number>
    claimed_at: Date | null
    sent_at: Date | null
    next_try_at: Date | null
    last_error: string | null
  }
  'complaints.mail_search': {
    letter: string
    received_at: Date
    grams: string
  }
  'complaints.mass_answer': {
    claim_id: string
    id: string
    text: string
    by: string
    at: Date
  }
  'complaints.mass_award': {
    claim_id: string
    remedy: string
    verdict: string
    choices: Json
    why: string
    found_by: string
    finding: string
  }
  'complaints.mass_claim': {
    id: string
    merchant_id: string
    kind: string
    value: string
    title: string
    summary: string
    state: string
    lead_complaint_id: string
    opened_by: string
    opened_at: Date
    elected_at: Date | null
    answered_at: Date | null
    announced_at: Date | null
    carried_at: Date | null
    closed_at: Date | null
    close_reason: string | null
    merged_into: string | null
    version: Defaulted<number>
  }
  'complaints.mass_cluster': {
    id: string
    merchant_id: string
    kind: string
    value: string
    title: string | null
    state: string
    people: number
    complaints: number
    safety: number
    alike: number
    because: string
    needed: number
    window_days: number
    first_on: string
    last_on: string
    days: Json
    words: Json
    rulebook: string
    found_at: Date
    looked_at: Date
    decided_by: string | null
    decided_at: Date | null
    reason: string | null
    people_then: number | null
    claim_id: string | null
    quality: Defaulted<number>
    covered_by: string | null
  }
  'complaints.mass_consent': {
    claim_id: string
    motion_id: string
    complaint_id: string
    says: boolean
    amount_fen: number | null
    at: Date
  }
  'complaints.mass_draft': {
    claim_id: string
    remedy: string
    formula: Json
    by: string
    at: Date
  }
  'complaints.mass_finding': {
    claim_id: string
    decision: string
    remedy: string
    formula: Json
    reasons: string
    cites: string[]
    rulebook: string
    by: string
    at: Date
  }
  'complaints.mass_lead_evidence': {
    claim_id: string
    file_id: string
    complaint_id: string
    number: number
    shows: string
    masked_file_id: string | null
    chosen_by: string
    chosen_at: Date
  }
  'complaints.mass_look': {
    merchant_id: string | null
    kind: string
    value: string
    size: number
    looked_at: Date
  }
  'complaints.mass_member': {
    claim_id: string
    complaint_id: string
    number: number
    state: string
    late: Defaulted<boolean>
    invited_at: Date
    told_at: Date | null
    answered_at: Date | null
    stands: Defaulted<boolean>
    represents: Defaulted<boolean>
    affected: number | null
    answer_at: Date | null
    result: string | null
    skipped: string | null
    amount_fen: number | null
    result_at: Date | null
    awarded_fen: Defaulted<number>
    released_at: Date | null
  }
  'complaints.mass_motion': {
    claim_id: string
    id: string
    kind: string
    side: string
    remedy: string | null
    formula: NullableJson
    text: string
    by: string
    at: Date
    closed_at: Date | null
  }
  'complaints.mass_notice': {
    claim_id: string
    id: string
    text: string
    by: string
    at: Date
  }
  'complaints.mass_product_lead': {
    id: string
    value: string
    title: string | null
    shops: number
    people: number
    complaints: number
    safety: number
    first_on: string
    last_on: string
    words: Json
    found_at: Date
    looked_at: Date
  }
  'complaints.mass_seat': {
    claim_id: string
    id: string
    account_id: string
    seed: string
    drawn_at: Date
    left_at: Date | null
    left_because: string | null
    reason: string | null
  }
  'complaints.mass_trait': {
    complaint_id: string
    kind: string
    value: string
    title: string | null
    merchant_id: string
    person: string
    received_at: Date
  }
  'complaints.mass_vote': {
    claim_id: string
    complaint_id: string
    candidate: string
    at: Date
  }
  'complaints.mediation': {
    complaint_id: string
    id: string
    mediator_id: string | null
    opened_at: Date
    closed_at: Date | null
    result: string | null
  }
  'complaints.mediation_message': {
    complaint_id: string
    mediation_id: string
    id: string
    room: string
    side: string
    author: string
    text: string
    at: Date
  }
  'complaints.mention': {
    complaint_id: string
    statement_id: string
    account_id: string
  }
  'complaints.merged': {
    complaint_id: string
    leader_id: string
    by: string
    at: Date
  }
  'complaints.milestone': {
    complaint_id: string
    id: string
    kind: string
    happened_on: string
    by: string
    at: Date
    withdrawn_at: Date | null
    withdrawn_by: string | null
  }
  'complaints.obligation': {
    complaint_id: string
    id: string
    basis: string
    debtor: string
    remedy: string
    amount_fen: number
    due_on: string
    state: string
    at: Date
    done_at: Date | null
    dated: Defaulted<boolean>
    order_line_id: string | null
  }
  'complaints.payment': {
    complaint_id: string
    id: string
    obligation_id: string
    way: string
    amount_fen: number
    currency: string
    ground: string | null
    state: string
    by_hand: Defaulted<boolean>
    trouble: string | null
    command_id: string | null
    note: Defaulted<string>
    asked_by: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    done_at: Date | null
  }
  'complaints.point': {
    complaint_id: string
    id: string
    number: number
    side: string
    text: string
    by: string
    at: Date
    withdrawn_at: Date | null
  }
  'complaints.point_stance': {
    complaint_id: string
    point_id: string
    id: string
    side: string
    stance: string
    note: string
    by: string
    at: Date
  }
  'complaints.posting': {
    id: string
    complaint_id: string
    merchant_id: string
    category: string
    state: string
    title: string
    text: string
    reason: Defaulted<string>
    note: Defaulted<string>
    reply_clock: string | null
    reply_by: Date | null
    offered_at: Date
    published_at: Date | null
    replied_at: Date | null
    version: Defaulted<number>
  }
  'complaints.posting_flag': {
    posting_id: string
    account_id: string
    reason: string
    at: Date
    settled_at: Date | null
  }
  'complaints.posting_led_to': {
    complaint_id: string
    posting_id: string
    at: Date
  }
  'complaints.posting_me_too': {
    posting_id: string
    account_id: string
  }
  'complaints.posting_reply': {
    posting_id: string
    id: string
    state: string
    text: string
    reason: Defaulted<string>
    by: string
    at: Date
  }
  'complaints.presence': {
    complaint_id: string
    account_id: string
    typing: boolean
    since: Date
    seen_at: Date
  }
  'complaints.proposal': {
    complaint_id: string
    mediation_id: string
    id: string
    version: number
    side: string
    author: string
    terms: Json
    text: string
    hash: string
    at: Date
    expires_at: Date
    state: string
    consumer_signed_at: Date | null
    merchant_signed_at: Date | null
    settles_remedies: string[] | null
    settles_fen: number | null
    settles_lines: string[] | null
  }
  'complaints.quality_review': {
    id: string
    complaint_id: string
    round_id: string | null
    calibrates: string | null
    agent_id: string
    reason: Defaulted<string>
    reviewer_id: string | null
    state: string
    checklist: string
    findings: NullableJson
    score: number | null
    failed: boolean | null
    finding: Defaulted<string>
    created_at: Date
    done_at: Date | null
    answer: Defaulted<string>
    answered_at: Date | null
    decided_by: string | null
    decision: string | null
    decision_text: Defaulted<string>
    decided_at: Date | null
    version: Defaulted<number>
  }
  'complaints.quality_round': {
    id: string
    from_day: string
    until_day: string
    wanted: number
    seed: string
    candidates: Json
    drawn_by: string
    drawn_at: Date
  }
  'complaints.quality_task': {
    review_id: string
    id: string
    text: string
    owner_id: string
    due_on: string
    done_at: Date | null
    done_by: string | null
    note: Defaulted<string>
  }
  'complaints.ranking': {
    id: string
    period: string
    from_day: string
    until_day: string
    state: string
    counted_at: Date
    clock: string | null
    body: string | null
    hash: string | null
    published_at: Date | null
    withdrawn_at: Date | null
    reason: string | null
  }
  'complaints.ranking_objection': {
    ranking_id: string
    merchant_id: string
    reason: string
    at: Date
    verdict: string | null
    answer: string | null
    decided_by: string | null
    decided_at: Date | null
  }
  'complaints.ranking_rest': {
    ranking_id: string
    category: string
    merchants: number
    complaints: number
  }
  'complaints.ranking_row': {
    ranking_id: string
    merchant_id: string
    category: string | null
    state: string
    in_time: number
    late: number
    solved: number
    unsolved: number
    replied: number
    hours: number | null
    hours_low: number | null
    hours_high: number | null
  }
  'complaints.receipt': {
    receipt: string
    complaint_id: string
  }
  'complaints.recovery': {
    merchant_id: string
    id: string
    way: string
    amount_fen: number
    currency: string
    state: string
    trouble: string | null
    command_id: string | null
    note: string
    asked_by: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    done_at: Date | null
  }
  'complaints.related': {
    complaint_id: string
    other_id: string
    kind: string
    by: string
    at: Date
  }
  'complaints.reminder': {
    complaint_id: string
    id: string
    account_id: string
    due_at: Date
    set_at: Date
    ended_at: Date | null
  }
  'complaints.report': {
    id: string
    receipt: string
    kind: string
    state: string
    merchant_id: string | null
    shop: Defaulted<string>
    item: Defaulted<string>
    link: Defaulted<string>
    seen_on: string | null
    seen: string
    complaint_id: string | null
    merged_into: string | null
    agent_id: string | null
    outcome: string | null
    taker: string | null
    authority: Defaulted<string>
    authority_number: Defaulted<string>
    told: Defaulted<string>
    first_decider: string | null
    looked_again: Defaulted<boolean>
    extended: Defaulted<boolean>
    stage_clock: string | null
    next_due_at: Date | null
    received_at: Date
    decided_at: Date | null
    closed_at: Date | null
    version: Defaulted<number>
  }
  'complaints.report_file': {
    report_id: string
    file_id: string
    at: Date
  }
  'complaints.report_merge': {
    id: string
    report_id: string
    into_id: string
    by: string
    at: Date
    reason: string
    state_before: string
    clock_rule: string | null
    clock_left: number | null
    moved: string[]
    undone_at: Date | null
    undone_by: string | null
  }
  'complaints.report_note': {
    report_id: string
    id: string
    step: string
    text: string
    by: string
    at: Date
  }
  'complaints.ruling': {
    complaint_id: string
    id: string
    kind: string
    arbitrator_id: string | null
    seed: string
    assigned_at: Date
    decided_by: string | null
    decision: string | null
    remedy: string | null
    amount_fen: number | null
    reasons: string | null
    cites: Defaulted<string[]>
    rulebook: string | null
    at: Date | null
    size: Defaulted<number>
    size_rule: string | null
    rests_on: Defaulted<string[]>
  }
  'complaints.ruling_correction': {
    complaint_id: string
    ruling_id: string
    id: string
    wrong: string
    instead: string
    reason: string
    by: string
    at: Date
    statement_id: string | null
  }
  'complaints.ruling_draft': {
    complaint_id: string
    ruling_id: string
    version: number
    seat_id: string
    decision: string
    remedy: string
    amount_fen: number
    reasons: string
    cites: string[]
    at: Date
    rests_on: Defaulted<string[]>
    awards: Defaulted<Json>
  }
  'complaints.ruling_opinion': {
    complaint_id: string
    ruling_id: string
    version: number
    seat_id: string
    concurs: boolean
    reasons: string
    at: Date
  }
  'complaints.ruling_seat': {
    complaint_id: string
    ruling_id: string
    id: string
    account_id: string
    part: string
    seed: string
    drawn_at: Date
    clock: string | null
    left_at: Date | null
    left_because: string | null
  }
  'complaints.ruling_step': {
    complaint_id: string
    kind: string
    side: string
    about: Defaulted<string>
    at: Date
  }
  'complaints.saved_view': {
    id: string
    owner: string
    name: string
    shared: boolean
    filter: Json
    columns: string[]
    version: Defaulted<number>
    at: Date
  }
  'complaints.signal': {
    id: string
    complaint_id: string
    kind: string
    other_id: string | null
    words: Defaulted<string[]>
    alike: number | null
    found_at: Date
    verdict: string | null
    decided_by: string | null
    decided_at: Date | null
  }
  'complaints.sketch': {
    complaint_id: string
    bands: number[]
  }
  'complaints.source': {
    complaint_id: string
    channel: string
    reference: string
    origin: string | null
    url: string | null
    answer_by: string | null
    at: Date
    transfer: Defaulted<boolean>
    reported_at: Date | null
    answered_at: Date | null
  }
  'complaints.statement': {
    complaint_id: string
    id: string
    side: string
    kind: string
    audience: string[]
    author: string
    offered_remedy: string | null
    offered_fen: number | null
    at: Date
    offered_lines: NullableJson
    text_sealed: Buffer | null
  }
  'complaints.status_report': {
    complaint_id: string
    id: string
    channel: string
    reference: string
    told_on: string
    text: string
    state: string
    outcome: string | null
    by: string
    at: Date
  }
  'complaints.survey': {
    id: string
    complaint_id: string
    merchant_id: string | null
    agent_id: string | null
    channel: string
    category: string
    outcome: string
    asked_at: Date
    open_until: Date
    answered_at: Date | null
    skipped_at: Date | null
    outcome_score: number | null
    handling_score: number | null
    solved: string | null
    words: Defaulted<string>
    may_publish: Defaulted<boolean>
    call_back: string | null
    call_back_clock: string | null
    called_at: Date | null
    called_by: string | null
    call_note: Defaulted<string>
    version: Defaulted<number>
  }
  'complaints.tag': {
    id: string
    name: string
    colour: string
    meaning: Defaulted<string>
    retired_at: Date | null
    version: Defaulted<number>
    by: string
    at: Date
  }
  'complaints.template': {
    id: string
    side: string
    merchant_id: string | null
    kind: string
    name: string
    categories: Defaulted<string[]>
    body: Json
    version: Defaulted<number>
    retired_at: Date | null
    uses: Defaulted<number>
    by: string
    at: Date
  }
  'complaints.template_version': {
    template_id: string
    version: number
    name: string
    categories: string[]
    body: Json
    retired: boolean
    by: string
    at: Date
  }
  'complaints.transfer': {
    id: string
    merchant_id: string | null
    complaint_id: string | null
    cause: string
    from_account: string
    to_account: string
    amount_fen: number
    currency: string
    by: string
    at: Date
  }
  'complaints.transfer_import': {
    id: string
    file_name: string
    channel: string
    sha256: string
    encoding: string
    columns: string[]
    rows: number
    by: string
    at: Date
    ended_at: Date | null
  }
  'complaints.transfer_row': {
    import_id: string
    row: number
    outcome: string
    complaint_id: string | null
    field: string | null
    reason: string | null
    record_sealed: Buffer | null
  }
  'complaints.watcher': {
    complaint_id: string
    account_id: string
    since: Date
  }
  'complaints.withdrawal_request': {
    id: string
    complaint_id: string
    statement_id: string
    clock_id: string
    state: string
    asked_at: Date
    answer_id: string | null
    answered_at: Date | null
  }
  'evaluation.clause_state': {
    clause: string
    state: string
    since: Date
  }
  'evaluation.daily_reading': {
    clause: string
    measure: string
    day: string
    value: number | null
    sample: number
  }
  'evaluation.reading': {
    clause: string
    measure: string
    value: number | null
    sample: number
    computed_at: Date
  }
  'governance.measure_order': {
    merchant_id: string
    id: string
    measure: string
    does: string
    until_at: Date | null
    penalty_id: string
    state: string
    command_id: string | null
    at: Date
    answered_at: Date | null
  }
  'governance.penalty': {
    id: string
    number: string
    merchant_id: string
    shop: string
    violation: string
    rule_from: string
    happened_on: string
    seen: string
    complaint_id: string | null
    state: string
    opened_by: string
    opened_at: Date
    noticed_at: Date | null
    heard_at: Date | null
    decided_by: string | null
    decided_at: Date | null
    occurrence: number | null
    points: number | null
    appealed_at: Date | null
    appeal_decided_by: string | null
    appeal_decided_at: Date | null
    lowered_points: number | null
    lowered_at: Date | null
    reversed_at: Date | null
    stage_clock: string | null
    next_due_at: Date | null
    overdue: Defaulted<boolean>
    rulebook: string
    version: Defaulted<number>
  }
  'governance.penalty_text': {
    penalty_id: string
    id: string
    kind: string
    text: string
    by: string
    at: Date
  }
  'governance.point_entry': {
    merchant_id: string
    id: string
    penalty_id: string
    at: Date
    cause: string
    because_of: string
    points: number
    occurrence: number
  }
  'kernel.access_event': {
    id: string
    at: Date
    actor: string
    kind: string
    role: string | null
    thing: string | null
    rows: Defaulted<number>
    route: string
    network: string | null
    device: string | null
    detail: string | null
  }
  'kernel.account': {
    id: string
    password_hash: string | null
    language: Defaulted<string>
    roles: string[]
    consumer_id: string | null
    merchant_id: string | null
    state: Defaulted<string>
    demo: Defaulted<boolean>
    created_at: Date
    password_changed_at: Date | null
    display_name_sealed: Buffer | null
    email_sealed: Buffer | null
    email_index: Buffer | null
    phone_sealed: Buffer | null
    phone_index: Buffer | null
  }
  'kernel.api_key': {
    id: string
    name: string
    token_hash: string
    token_end: string
    scopes: string[]
    created_by: string
    created_at: Date
    last_used_at: Date | null
    revoked_at: Date | null
    expires_at: Date | null
    networks: Defaulted<string[]>
    follows: string | null
  }
  'kernel.backup': {
    id: string
    kind: string
    state: string
    started_at: Date
    taken_at: Date | null
    finished_at: Date | null
    problem: string | null
    bytes: number | null
    row_count: number | null
    file_count: number | null
    file_bytes: number | null
    new_files: number | null
    missing: number | null
    log_size: number | null
    drill_key: Buffer | null
  }
  'kernel.backup_file': {
    name: string
    key: string | null
    bytes: number | null
    sha256: string | null
    sealed_bytes: number | null
    sealed_sha256: string | null
    needed_at: Date
    seen_at: Date
  }
  'kernel.calendar_version': {
    year: number
    origin: string
    known_at: Date
    content: Json
  }
  'kernel.calendar_year': {
    year: number
    content: Json
    imported_by: string
    imported_at: Date
  }
  'kernel.checkpoint': {
    size: number
    root: Buffer
    note: string
    signed_at: Date
  }
  'kernel.clock': {
    subject: string
    id: string
    rule: string
    rule_from: string
    kind: string
    amount: number
    unit: string
    roll: string
    ladder: string | null
    started_at: Date
    stopped_at: Date | null
    outcome: string | null
    rulebook: string
    due_at: Date | null
    last_day: string
    certainty: string
    next_rung_at: Date | null
  }
  'kernel.clock_rung': {
    subject: string
    clock: string
    rung: string
    fired_at: Date
  }
  'kernel.clock_suspension': {
    subject: string
    clock: string
    from_at: Date
    until_at: Date | null
    reason: string
    item: string | null
    party: string | null
    max_amount: number | null
    max_unit: string | null
  }
  'kernel.containment': {
    id: string
    held: string
    measure: string
    cause: string
    began_at: Date
    began_by: string
    ended_at: Date | null
    ended_by: string | null
  }
  'kernel.cosignature': {
    size: number
    witness: string
    line: string
    signed_at: Date
  }
  'kernel.fact': {
    subject: string
    id: string
    kind: string
    at: Date
    actor: string
    role: string | null
    purpose: string | null
    rulebook: string
    data: Json
  }
  'kernel.fact_pending': {
    fact: string
    subject: string
  }
  'kernel.fact_place': {
    place: number
    fact: string
    subject: string
  }
  'kernel.file': {
    id: string
    owner: string
    name: string
    bytes: number
    claimed_type: string
    claimed_sha256: string | null
    received: Defaulted<number>
    state: string
    refusal: string | null
    type: string | null
    sha256: string | null
    subject: string | null
    attached_at: Date | null
    created_at: Date
    touched_at: Date
    stored_at: Date | null
    parts_left: Defaulted<boolean>
  }
  'kernel.file_content': {
    sha256: string
    bytes: number
    picture: string
    clean_type: string | null
    width: number | null
    height: number | null
    kept_at: Date
  }
  'kernel.file_part': {
    file: string
    start: number
    bytes: number
    key: string
  }
  'kernel.idempotency': {
    actor: string
    key: string
    request: string
    status: number | null
    created_at: Date
    answer: Buffer | null
  }
  'kernel.job_failure': {
    id: string
    job: string
    attempt: number
    failed_at: Date
    error: string
    final: boolean
  }
  'kernel.log_head': {
    only_row: Defaulted<boolean>
    size: number
    sequenced_at: Date | null
  }
  'kernel.log_key': {
    id: string
    origin: string
    verifier: string
    root: string
    wrapped: Buffer
    created_at: Date
    retired_at: Date | null
  }
  'kernel.log_tile': {
    level: number
    place: number
    hashes: Buffer
  }
  'kernel.migration': {
    name: string
    sha256: string
    applied_at: Date
    took_ms: number
  }
  'kernel.notice': {
    recipient: string
    id: string
    recipient_kind: string
    channel: string
    template: string
    dedupe: string
    language: string
    urgent: boolean
    subject: string | null
    params: Json
    heading: string
    body: string
    href: string | null
    state: string
    reason: string | null
    attempts: Defaulted<number>
    sent_to: string | null
    last_error: string | null
    created_at: Date
    next_try_at: Date | null
    sent_at: Date | null
    read_at: Date | null
  }
  'kernel.notice_daily': {
    recipient: string
    channel: string
    day: string
    used: number
  }
  'kernel.passkey': {
    id: string
    account_id: string
    credential_id: string
    public_key: Buffer
    counter: number
    transports: string[]
    backed_up: boolean
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  'kernel.reaction_done': {
    subject: string
    fact: string
    reaction: string
    done_at: Date
  }
  'kernel.reading': {
    id: string
    at: Date
    until: Date | null
    reader: string
    role: string | null
    purpose: string
    case_id: string
    person: string
    fields: string[]
    refused: string | null
    rule: string | null
  }
  'kernel.recovery_code': {
    account_id: string
    hash: string
    created_at: Date
    used_at: Date | null
  }
  'kernel.restore_drill': {
    id: string
    state: string
    step: string | null
    backup_id: string | null
    taken_at: Date | null
    asked_by: string | null
    asked_at: Date
    started_at: Date | null
    finished_at: Date | null
    took_ms: number | null
    row_count: number | null
    cells: number | null
    facts: number | null
    files: number | null
    problem: string | null
  }
  'kernel.restraint': {
    id: string
    kind: string
    target: string | null
    reason_id: string
    practice: boolean
    set_by: string
    set_at: Date
    lifted_by: string | null
    lifted_at: Date | null
  }
  'kernel.session': {
    token_hash: string
    id: string
    account_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    user_agent: string
    ip: string
    level: Defaulted<number>
    proved_at: Date
  }
  'kernel.setting': {
    name: string
    value: Json
  }
  'kernel.sign_in_attempt': {
    login_hash: string
    failed_count: number
    failed_at: Date
  }
  'kernel.sign_in_challenge': {
    token_hash: string
    purpose: string
    account_id: string | null
    challenge: string | null
    tries: Defaulted<number>
    created_at: Date
    expires_at: Date
    way: string | null
  }
  'kernel.sign_in_code_request': {
    id: string
    address_key: string
    network_key: string
    way: string
    at: Date
  }
  'kernel.sign_in_secret': {
    name: string
    secret_sealed: Buffer
    created_at: Date
  }
  'kernel.totp_factor': {
    account_id: string
    secret_sealed: Buffer
    created_at: Date
    confirmed_at: Date | null
    last_step: number | null
  }
  'kernel.vault_domain_key': {
    id: string
    domain: string
    version: number
    root: string
    wrapped: Buffer | null
    state: string
    created_at: Date
    retired_at: Date | null
  }
  'kernel.vault_subject_key': {
    kid: ColumnType<number, never, never>
    subject: string
    domain: string
    version: number
    domain_key: string
    wrapped: Buffer | null
    state: string
    created_at: Date
    destroyed_at: Date | null
    reason: string | null
    retired_at: Date | null
  }
  'kernel.vault_waiting': {
    table_name: string
    row_id: string
    subject: string
    column_name: string
    value: string
  }
  'kernel.webhook_delivery': {
    endpoint_id: string
    id: string
    subject: string
    fact: string
    kind: string
    state: string
    attempts: Defaulted<number>
    created_at: Date
    last_tried_at: Date | null
    next_try_at: Date | null
    last_status: number | null
    last_error: string | null
    replay_of: string | null
  }
  'kernel.webhook_endpoint': {
    id: string
    url: string
    secret: string
    kinds: string[]
    active: Defaulted<boolean>
    note: Defaulted<string>
    created_by: string
    created_at: Date
  }
  'kernel.witness': {
    name: string
    size: Defaulted<number>
    signed_at: Date | null
    tried_at: Date | null
    problem: string | null
  }
  'kernel.witness_key': {
    only_row: Defaulted<boolean>
    id: string
    name: string
    verifier: string
    root: string
    wrapped: Buffer
    created_at: Date
  }
  'kernel.witnessed': {
    origin: string
    size: number
    root: Buffer
    note: string
    signed_at: Date
  }
  'marketplace.command': {
    id: string
    kind: string
    source: string
    target: string
    payload: Json
    dedupe: string
    state: string
    reason: string | null
    requested_by: string
    requested_at: Date
    round: Defaulted<number>
    attempts: Defaulted<number>
    last_status: number | null
    last_error: string | null
    next_try_at: Date | null
    sent_at: Date | null
    confirm_by: Date
    answered_at: Date | null
    answer: NullableJson
  }
  'marketplace.connection': {
    source: string
    command_url: string | null
    secret: string
    simulated: Defaulted<boolean>
    changed_by: string
    changed_at: Date
  }
  'marketplace.consumer': {
    id: string
    source: string
    external_id: string
    state: string
    region: string | null
    language: Defaulted<string>
    joined_at: Date | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.consumer_contact': {
    consumer_id: string
    as_of: Date
    as_of_key: string
    name_sealed: Buffer | null
    phone_sealed: Buffer | null
    phone_index: Buffer | null
    phone_last4: Buffer | null
    email_sealed: Buffer | null
    email_index: Buffer | null
    address_sealed: Buffer | null
    hash_sealed: Buffer | null
  }
  'marketplace.event': {
    id: string
    source: string
    external_id: string
    type: string
    subject: string
    occurred_at: Date
    received_at: Date
    received_by: string
    effect: string
    waits_for: string | null
    hash: string
    data: Json
  }
  'marketplace.import': {
    id: string
    file_name: string
    bytes: number
    sha256: string
    encoding: string
    delimiter: string
    columns: string[]
    kind: string | null
    source: string
    mapping: Json
    options: Json
    as_of: Date
    state: string
    checkpoint: Defaulted<number>
    bytes_read: Defaulted<number>
    loaded: Defaulted<number>
    unchanged: Defaulted<number>
    rejected: Defaulted<number>
    run: Defaulted<number>
    failure: string | null
    created_by: string
    created_at: Date
    started_at: Date | null
    touched_at: Date
    finished_at: Date | null
  }
  'marketplace.import_chunk': {
    import_id: string
    seq: number
    content: Buffer
    kept_at: Defaulted<Date>
  }
  'marketplace.import_mapping': {
    id: string
    name: string
    kind: string
    mapping: Json
    options: Json
    created_by: string
    created_at: Date
  }
  'marketplace.import_rejection': {
    import_id: string
    row_number: number
    field: string
    reason: string
    detail: string
    record: string[]
  }
  'marketplace.listing': {
    id: string
    source: string
    external_id: string
    merchant_id: string
    product_id: string | null
    title: string
    price_fen: number
    currency: string
    state: string
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.merchant': {
    id: string
    source: string
    external_id: string
    name: string
    state: string
    category: string | null
    region: string | null
    supplier_id: string | null
    opened_on: string | null
    service_email: string | null
    service_phone: string | null
    language: Defaulted<string>
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
    deposit_fen: number | null
  }
  'marketplace.order': {
    id: string
    source: string
    external_id: string
    consumer_id: string | null
    merchant_id: string | null
    status: string
    placed_at: Date
    paid_at: Date | null
    shipped_at: Date | null
    delivered_at: Date | null
    promised_at: Date | null
    total_fen: number | null
    shipping_fen: Defaulted<number>
    currency: string
    region: string | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
    line_count: Defaulted<number>
    goods_fen: Defaulted<number>
    refunded_fen: Defaulted<number>
  }
  'marketplace.order_line': {
    order_id: string
    id: string
    source: string
    external_id: string
    merchant_id: string | null
    product_id: string | null
    listing_id: string | null
    title: string | null
    quantity: number
    unit_price_fen: number
    amount_fen: number
    shipping_fen: Defaulted<number>
    currency: string
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
    no_return_confirmed: boolean | null
  }
  'marketplace.order_shop': {
    order_id: string
    merchant_id: string
    placed_at: Date
  }
  'marketplace.payment': {
    order_id: string
    id: string
    source: string
    external_id: string
    method: string
    state: string
    amount_fen: number
    currency: string
    instalments: number | null
    paid_at: Date | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.product': {
    id: string
    source: string
    external_id: string
    name: string
    category: string | null
    brand: string | null
    gtin: string | null
    supplier_id: string | null
    weight_g: number | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.refund': {
    order_id: string
    id: string
    source: string
    external_id: string
    line_id: string | null
    product_id: string | null
    merchant_id: string | null
    quantity: number | null
    state: string
    amount_fen: number
    currency: string
    reason: string | null
    refunded_at: Date | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.review': {
    order_id: string
    id: string
    source: string
    external_id: string
    product_id: string | null
    merchant_id: string | null
    score: number
    title: string | null
    body: string | null
    written_at: Date
    reply: string | null
    replied_at: Date | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.shipment': {
    order_id: string
    id: string
    source: string
    external_id: string
    merchant_id: string | null
    carrier: string | null
    tracking_no: string | null
    state: string
    shipped_at: Date | null
    delivered_at: Date | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'marketplace.supplier': {
    id: string
    source: string
    external_id: string
    name: string
    region: string | null
    licence_no: string | null
    removed_at: Date | null
    as_of: Date
    as_of_key: string
    hash: string
  }
  'privacy.alarm': {
    id: string
    signal: string
    level: string
    actor: string
    role: string | null
    raised_at: Date
    last_at: Date
    times: Defaulted<number>
    value: number
    baseline: Json
    records: string[]
    verdict: string | null
    reason: string | null
    triaged_at: Date | null
    triaged_by: string | null
  }
  'privacy.consent': {
    consumer_id: string
    purpose: string
    event_id: string
    given: boolean
    separate: boolean
    by_guardian: boolean
    notice_id: string | null
    at: Date
    told_of_notice: string | null
  }
  'privacy.consent_event': {
    id: string
    consumer_id: string
    purpose: string
    given: boolean
    notice_id: string | null
    separate: boolean
    method: string
    relation: string | null
    proof: string | null
    actor: string
    at: Date
    fact_id: string
  }
  'privacy.consent_notice': {
    id: string
    purpose: string
    audience: string
    version: number
    zh: string
    en: string
    uses: string[]
    sha256: string
    asks_again: boolean
    effective_on: string
    published_by: string
    published_at: Date
  }
  'privacy.copy': {
    request_id: string
    id: string
    state: string
    file_id: string
    sha256: string
    bytes: number
    made_at: Date
    keep_until: Date
    taken_at: Date | null
  }
  'privacy.duty': {
    id: string
    title: string
    content: string
    owner: string
    deputy: string | null
    assigned_by: string
    assigned_at: Date
    confirmed_at: Date | null
    retired_at: Date | null
    reminded_at: Date | null
  }
  'privacy.erasure': {
    id: string
    request_id: string
    ids: string[]
    kind: string
    closes: boolean
    at: Date
  }
  'privacy.erasure_done': {
    erasure_id: string
    at: Date
  }
  'privacy.incident': {
    id: string
    drill: boolean
    kind: string
    source: string
    operator: string
    title_sealed: Buffer
    story_sealed: Buffer
    opened_by: string
    opened_at: Date
    found_at: Date
    grade: string | null
    contained_at: Date | null
    graded_at: Date | null
    reported_at: Date | null
    told_at: Date | null
    investigated_at: Date | null
    compensated_at: Date | null
    reviewed_at: Date | null
    closed_at: Date | null
    false_alarm: Defaulted<boolean>
  }
  'privacy.incident_argument': {
    incident_id: string
    id: string
    argued_by: string
    argued_at: Date
    signed_by: string | null
    signed_at: Date | null
    agreed: boolean | null
  }
  'privacy.incident_report': {
    incident_id: string
    id: string
    kind: string
    authority: string
    number: string | null
    submitted_at: Date
    by_account: string
    at: Date
  }
  'privacy.incident_word': {
    incident_id: string
    id: string
    step: string
    about: string | null
    text_sealed: Buffer
    by_account: string
    at: Date
  }
  'privacy.map_check': {
    id: string
    at: Date
    by: string
    digest: string
    fields: string[]
  }
  'privacy.minimisation_review': {
    id: string
    at: Date
    by: string
    findings: number
  }
  'privacy.minor': {
    consumer_id: string
    until: string
    recorded_by: string
    recorded_at: Date
  }
  'privacy.request': {
    id: string
    number: string
    type: string
    state: string
    account_id: string
    consumer_id: string | null
    about_id: string | null
    wish_sealed: Buffer | null
    answer_sealed: Buffer | null
    ground: string | null
    duplicate_of: string | null
    officer_id: string | null
    received_at: Date
    identity_at: Date | null
    started_at: Date | null
    answered_at: Date | null
    closed_at: Date | null
    clock_id: string | null
    next_due_at: Date | null
    overdue: Defaulted<boolean>
    rulebook: string
    version: Defaulted<number>
    chosen: Defaulted<string[]>
    carry_at: Date | null
    certificate: string | null
    about_consumer_id: string | null
  }
  'privacy.request_item': {
    request_id: string
    item: string
    outcome: string
    counted: Defaulted<number>
    rule: string | null
    until_day: string | null
    held_by: Defaulted<string[]>
    settled_at: Date | null
  }
  'privacy.restriction': {
    subject_id: string
    request_id: string
    since: Date
    lifted_at: Date | null
  }
  'privacy.retention_approval': {
    plan_id: string
    by: string
    at: Date
  }
  'privacy.retention_plan': {
    id: string
    target: string
    made_at: Date
    before: Date
    due: number
    held: number
    total: number
    needs_two: boolean
    state: string
    removed: Defaulted<number>
    done_at: Date | null
  }
  'privacy.signal_change': {
    id: string
    signal: string
    enabled: boolean
    reason: string
    asked_at: Date
    asked_by: string
    decided_at: Date | null
    decided_by: string | null
    approved: boolean | null
  }
  'privacy.third_party': {
    id: string
    name: string
    role: string
    goal: string
    uses: string[]
    safeguards: string
    agreement: string
    signed_on: string
    until: string
    secrecy: boolean
    registered_by: string
    registered_at: Date
    warned: string | null
    ended_at: Date | null
    ended_by: string | null
    ending: string | null
    ending_proof: string | null
  }
  'privacy.usual': {
    actor: string
    role: string | null
    reckoned_at: Date
    content: Json
  }
  'privacy.usual_of_peers': {
    role: string
    reckoned_at: Date
    cases_day: number
  }
  'transactions.approval': {
    id: string
    consumer_id: string
    payee: string
    amount_fen: number
    currency: string
    transaction_id: string
    digest: string
    asked_by: string
    asked_at: Date
    expires_at: Date
    state: string
    approved_at: Date | null
    approved_until: Date | null
    ended_at: Date | null
  }
  'transactions.code_miss': {
    id: string
    caller: string
    at: Date
  }
  'transactions.password': {
    consumer_id: string
    hash: string
    set_at: Date
    tries: Defaulted<number>
    locked_until: Date | null
    reminded_at: Date | null
    confirmed_at: Date | null
    reset_asked_at: Date | null
  }
  'transactions.payment_code': {
    id: string
    form: string
    number_mac: string | null
    purpose: string
    consumer_id: string
    device_mac: string | null
    payee: string
    highest_fen: number
    currency: string
    grade: string
    asked_by: string
    created_at: Date
    expires_at: Date
    state: string
    why: string | null
    ended_at: Date | null
    amount_fen: number | null
    transaction_id: string | null
    redeemed_by: string | null
    paid_on: string | null
    over_cap: Defaulted<boolean>
    replays: Defaulted<number>
  }
  'transactions.verification': {
    id: string
    consumer_id: string
    state: string
    name_sealed: Buffer | null
    number_sealed: Buffer | null
    number_index: Buffer | null
    agreed_to: string
    asked_at: Date
    checked_by: string | null
    decided_at: Date | null
    decided_by: string | null
    why: string | null
  }
}
