FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
RUN dotnet publish src/Api/Api.csproj -c Release -o /app -p:RestoreLockedMode=true && mkdir /data

# Chiseled: no shell, no package manager, user "app" (1654). The extra kind has the time zones of the world.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# The embedded database, where no DATABASE_URL names another one: mount a volume here.
COPY --from=build --chown=$APP_UID:$APP_UID /data data
VOLUME /app/data
ENV ASPNETCORE_ENVIRONMENT=Production PORT=8080
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "HubSpotCrm.Api.dll"]
