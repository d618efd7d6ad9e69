export const marketplace = { name: '平台交易' }
