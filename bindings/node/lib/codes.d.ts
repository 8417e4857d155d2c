// SPDX-License-Identifier: Apache-2.0
// Constants under the names of the C headers less HFT_, which explain them. The tests hold each
// against the C compiler.

export const OK: 0;
export const E_INVAL: -1;
export const E_NOMEM: -2;
export const E_NOTSUP: -3;
export const E_PERM: -4;
export const E_AGAIN: -5;
export const E_MORE: -6;
export const E_INTERNAL: -7;
export const E_FULL: -8;
export const E_NOTFOUND: -9;
export const E_EXISTS: -10;
export const E_RANGE: -11;
export const E_TRUNCATED: -12;
export const E_MALFORMED: -13;
export const E_IO: -14;
export const E_BUSY: -15;
export const E_CLOSED: -16;

export const E_EVENT_KIND: -210;
export const E_EVENT_SIDE: -211;
export const E_EVENT_PRICE: -212;
export const E_EVENT_QTY: -213;
export const E_EVENT_INSTRUMENT: -214;
export const E_EVENT_ORDER_UNKNOWN: -215;
export const E_EVENT_ORDER_EXISTS: -216;
export const E_EVENT_QTY_OVER: -217;
export const E_EVENT_LEVEL_UNKNOWN: -218;
export const E_EVENT_ORDERS_FULL: -219;
export const E_EVENT_LEVELS_FULL: -220;
export const E_EVENT_QTY_TOTAL: -221;

export const E_RISK_KILLED: -100;
export const E_RISK_NOT_AUTHORISED: -101;
export const E_RISK_HALTED: -102;
export const E_RISK_PRICE: -104;
export const E_RISK_QTY: -105;
export const E_RISK_TYPE: -106;
export const E_RISK_QTY_MAX: -110;
export const E_RISK_VALUE_MAX: -111;
export const E_RISK_COLLAR: -112;
export const E_RISK_DUP_ID: -120;
export const E_RISK_OPEN_MAX: -125;
export const E_RISK_LONG: -130;
export const E_RISK_SHORT: -131;
export const E_RISK_LOOSEN: -150;
export const E_RISK_NO_LIMIT: -151;
export const E_RISK_FULL: -152;

export const E_MATCH_STP: -300;
export const E_MATCH_KIND: -301;
export const E_MATCH_TYPE: -302;
export const E_MATCH_TIF: -303;
export const E_MATCH_SIDE: -304;
export const E_MATCH_PRICE: -305;
export const E_MATCH_QTY: -306;
export const E_MATCH_INSTRUMENT: -307;
export const E_MATCH_ORDER_UNKNOWN: -308;
export const E_MATCH_ORDER_EXISTS: -309;
export const E_MATCH_OWNER: -310;
export const E_MATCH_WOULD_TRADE: -311;
export const E_MATCH_FOK: -312;
export const E_MATCH_ORDERS_FULL: -313;
export const E_MATCH_LEVELS_FULL: -314;
export const E_MATCH_QTY_TOTAL: -315;
export const E_MATCH_EXPIRED: -316;
export const E_MATCH_FLAGS: -317;
export const E_MATCH_FIELD: -318;
export const E_MATCH_PARTY: -319;
export const E_MATCH_STP_MODE: -320;
export const E_MATCH_USER: -330;
export const E_MATCH_MASS: -331;
export const E_MATCH_IOC: -332;
export const E_MATCH_NO_LIQUIDITY: -333;
export const E_MATCH_AT_COLLAR: -334;
export const E_MATCH_TIME: -335;

export const E_SESSION_DOWN: -400;
export const E_SESSION_PENDING: -401;
export const E_SESSION_UNKNOWN: -402;
export const E_SESSION_REPORT: -403;
export const E_SESSION_VENUE: -404;
