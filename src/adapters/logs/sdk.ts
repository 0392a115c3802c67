/** All that this folder takes from the SDK. A local module, so that the bundler's lazy import keeps the names. */
export { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
