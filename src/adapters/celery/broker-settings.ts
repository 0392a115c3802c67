/** A broker URL and its transport options, parsed. */

export interface TlsSettings {
  /** False only when the URL says `ssl_cert_reqs=none`. */
  readonly verify: boolean;
  readonly checkHostname: boolean;
  /** Paths as the URL names them. */
  readonly caFile: string | null;
  readonly certFile: string | null;
  readonly keyFile: string | null;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface RedisServer extends Endpoint {
  readonly database: number;
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: TlsSettings | null;
}

export interface RedisSettings {
  readonly transport: 'redis';
  /** To try in turn; behind Sentinels one, whose host and port are those of the first Sentinel. */
  readonly servers: readonly [RedisServer, ...RedisServer[]];
  readonly sentinel: {
    readonly endpoints: readonly Endpoint[];
    readonly masterName: string;
    readonly username: string | null;
    readonly password: string | null;
    readonly tls: boolean;
  } | null;
  /** In front of every key and channel. */
  readonly globalKeyPrefix: string;
  /** Between prefix and `<control exchange>.pidbox` of the command channel, with `{db}` not yet replaced. */
  readonly fanoutPrefix: string;
  /** Separates the parts of a binding's member. */
  readonly separator: string;
  readonly controlExchange: string;
}

export interface AmqpServer extends Endpoint {
  readonly vhost: string;
  readonly username: string;
  readonly password: string;
  readonly tls: TlsSettings | null;
}

export interface AmqpSettings {
  readonly transport: 'amqp';
  /** To try in turn. */
  readonly servers: readonly [AmqpServer, ...AmqpServer[]];
  readonly controlExchange: string;
}

export type BrokerSettings = RedisSettings | AmqpSettings;

export type ParsedBroker =
  { readonly settings: BrokerSettings } | { readonly problems: readonly [string, ...string[]] };
