/** What goes wrong around the action on the wire, from a step of the run on. */
import type { RunningAction } from '../../action/run-action.js';
import type { CannedAnswer, CountedCall, CountingProxy } from '../../action/start-counting-proxy.js';

/** A trouble that has begun: what it says of later calls, and how it ends. */
export interface Active {
  readonly before?: (call: CountedCall) => boolean | CannedAnswer | Promise<boolean>;
  readonly after?: (call: CountedCall) => boolean;
}

export interface Trouble {
  /** Where the trouble ends by itself; null: once. */
  readonly lastsMs: number | null;
  /** It passes, and no call that changes something is carried out unheard: the outcome must be that of a run without it. */
  readonly passes: boolean;
  /** `struck`: the call at which it begins. */
  readonly begin: (struck: CountedCall, proxy: CountingProxy, action: RunningAction) => Active;
  readonly end?: (proxy: CountingProxy) => void;
}

const json = (type: string, message: string): string => JSON.stringify({ __type: type, message });
const SERVER_ERROR = {
  status: 500,
  body: json('ServerException', 'Service Unavailable. Please try again later.'),
};
const THROTTLED = { status: 400, body: json('ThrottlingException', 'Rate exceeded') };
const EXPIRED = {
  status: 400,
  body: json('ExpiredTokenException', 'The security token included in the request is expired'),
};

/** Every call to AWS is answered so. */
const awsAnswers = (lastsMs: number, answer: CannedAnswer): Trouble => ({
  lastsMs,
  passes: answer !== EXPIRED,
  begin: () => ({ before: ({ to }) => (to === 'aws' ? answer : true) }),
});

/** The first call to AWS from the step on, and no other. */
const onceAtAws = (passes: boolean, active: (isIt: (call: CountedCall) => boolean) => Active): Trouble => ({
  lastsMs: null,
  passes,
  begin: () => {
    let first: CountedCall | null = null;
    return active((call) => {
      if (call.to === 'aws') first ??= call;
      return first === call;
    });
  },
});

const brokerAway = (lastsMs: number): Trouble => ({
  lastsMs,
  passes: true,
  begin: (_struck, proxy) => {
    proxy.closeBroker();
    return { before: ({ to }) => to === 'aws' };
  },
  end: (proxy) => {
    proxy.openBroker();
  },
});

const FOR_GOOD_MS = 600_000;

export const TROUBLES = {
  'AWS: HTTP 500 for 3 s': awsAnswers(3_000, SERVER_ERROR),
  'AWS: HTTP 500 for 15 s': awsAnswers(15_000, SERVER_ERROR),
  'AWS: throttled for 10 s': awsAnswers(10_000, THROTTLED),
  'AWS: credentials expire': awsAnswers(FOR_GOOD_MS, EXPIRED),
  'AWS: one connection reset': onceAtAws(true, (isIt) => ({ before: (call) => !isIt(call) })),
  'AWS: one answer lost': onceAtAws(false, (isIt) => ({ after: (call) => !isIt(call) })),
  'AWS: one answer stalls in its body': onceAtAws(true, (isIt) => ({
    before: (call) => (isIt(call) ? { ...SERVER_ERROR, isCut: true } : true),
  })),
  'broker: away for 3 s': brokerAway(3_000),
  'broker: away for 15 s': brokerAway(15_000),
  'broker: one connection cut': {
    lastsMs: null,
    passes: true,
    begin: (_struck, proxy) => {
      proxy.closeBroker();
      proxy.openBroker();
      return {};
    },
  },
  'main is killed': {
    lastsMs: null,
    passes: false,
    begin: (_struck, _proxy, action) => {
      action.kill('SIGKILL');
      return {};
    },
  },
  'main is killed, AWS: HTTP 500 for 15 s': {
    ...awsAnswers(15_000, SERVER_ERROR),
    passes: false,
    begin: (_struck, _proxy, action) => {
      action.kill('SIGKILL');
      return { before: ({ to }) => (to === 'aws' ? SERVER_ERROR : true) };
    },
  },
  'main is killed, broker: away for 15 s': {
    ...brokerAway(15_000),
    passes: false,
    begin: (struck, proxy, action) => {
      action.kill('SIGKILL');
      return brokerAway(15_000).begin(struck, proxy, action);
    },
  },
} as const satisfies Readonly<Record<string, Trouble>>;

export type TroubleName = keyof typeof TROUBLES;
