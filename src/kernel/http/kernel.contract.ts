import { declareRefusals } from '../refusal.contract.ts'

/** The refusals every route may answer with. */
export const kernelRefusals = declareRefusals({
  'input.invalid': {
    status: 400,
    zh: '有 {count} 处填写不符合要求，见各项说明。',
    en: '{count} fields are not acceptable; each one says why.',
  },
  'input.unreadable': { status: 400, zh: '请求体不是有效的 JSON。', en: 'The body is not valid JSON.' },
  'input.said-twice': {
    status: 400,
    zh: '「{name}」出现了两次，不知道该以哪一个为准，请只写一次。',
    en: '"{name}" is said twice, and nobody knows which one counts. Say it once.',
  },
  'input.too-deep': {
    status: 400,
    zh: '请求体嵌套太深，最多 {most} 层。',
    en: 'The body is nested too deep: at most {most} levels.',
  },
  'input.too-large': { status: 413, zh: '内容太大，最多 {limit} 字节。', en: 'Too large: at most {limit} bytes.' },
  'input.wrong-type': {
    status: 415,
    zh: '不支持这种内容类型：{type}。',
    en: 'This content type is not accepted: {type}.',
  },
  'input.cursor-unreadable': {
    status: 400,
    zh: '翻页位置无法识别，请从第一页开始。',
    en: 'The place to go on from cannot be read; start at the first page.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到。它可能不存在，或者不属于您。',
    en: 'Not found. It may not exist, or not be yours.',
  },
  'access.sign-in-needed': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'access.not-your-role': {
    status: 403,
    zh: '您的角色不能做这件事。需要：{needed}。',
    en: 'Your role may not do this. Needed: {needed}.',
  },
  'access.scope-missing': {
    status: 403,
    zh: '这把 API 密钥没有权限范围「{scope}」。',
    en: 'This API key lacks the scope "{scope}".',
  },
  'access.foreign-origin': {
    status: 403,
    zh: '请求来自别的网站，已拒绝。',
    en: 'The request came from another site and was refused.',
  },
  'too-many-requests': {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'idempotency.key-reused': {
    status: 422,
    zh: '这个幂等键已经用于另一个请求，请为新的操作换一个键。',
    en: 'This idempotency key was already used for a different request. Use a new key for a new action.',
  },
  'idempotency.shown-once': {
    status: 409,
    zh: '这件事已经做过。它的密钥只显示一次，没有留底；没有记下就请重新生成。',
    en: 'This was done already. Its secret was shown once and is kept nowhere; if you did not note it, make a new one.',
  },
  'idempotency.key-invalid': {
    status: 400,
    zh: '幂等键须为 8 到 100 个可见字符。',
    en: 'An idempotency key is 8 to 100 visible characters.',
  },
  'server.failed': {
    status: 503,
    zh: '服务器出错，已记录（编号 {request}）。您填写的内容没有丢失，可以重试。',
    en: 'The server failed; it is logged as {request}. Nothing you typed is lost; you can try again.',
  },
})
