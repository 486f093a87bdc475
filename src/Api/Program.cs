using HubSpotCrm.Api.Hosting;

return await ApiHost.RunAsync(args);
