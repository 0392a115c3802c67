export type CallService = 'ecs' | 'elasticloadbalancing' | 'logs';

/** One API call as it arrived. */
export interface CallRecord {
  sequence: number;
  /** Real epoch milliseconds of its arrival. */
  atMs: number;
  service: CallService;
  operation: string;
  input: unknown;
  /** HTTP status; 0 until it is answered. */
  status: number;
  errorCode: string | null;
  userAgent: string;
}

export interface CallLog {
  open(call: Pick<CallRecord, 'service' | 'operation' | 'input'>, userAgent: string): CallRecord;
  close(record: CallRecord, status: number, errorCode: string | null): void;
  list(): readonly CallRecord[];
}

export function createCallLog(): CallLog {
  const records: CallRecord[] = [];
  return {
    open: ({ service, operation, input }, userAgent) => {
      const record: CallRecord = {
        sequence: records.length + 1,
        atMs: Date.now(),
        service,
        operation,
        input,
        status: 0,
        errorCode: null,
        userAgent,
      };
      records.push(record);
      return record;
    },
    close: (record, status, errorCode) => {
      record.status = status;
      record.errorCode = errorCode;
    },
    list: () => records,
  };
}
