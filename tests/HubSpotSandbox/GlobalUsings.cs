global using HubSpotSandbox.Reads;
global using HubSpotSandbox.Records;
global using HubSpotSandbox.Writes;
