/** All that this folder uses of the SDK. A module of its own, so that the bundler's lazy import keeps the names. */
export { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
