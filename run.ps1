# Runs Ringfire on Windows: builds it when it is not built or older than its sources, picks a JDK, and hands over the arguments.
# Without arguments: the demo. RINGFIRE_JAVA names a JDK's java.exe; JAVA_OPTS adds JVM flags.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $MyInvocation.MyCommand.Path

function Find-Java {
    if ($env:RINGFIRE_JAVA) { return $env:RINGFIRE_JAVA }
    $candidates = @()
    if ($env:JAVA_HOME) { $candidates += Join-Path $env:JAVA_HOME 'bin\java.exe' }
    $candidates += Get-ChildItem 'C:\Program Files\*\*\bin\java.exe' -ErrorAction SilentlyContinue | ForEach-Object { $_.FullName }
    $onPath = Get-Command java.exe -ErrorAction SilentlyContinue
    if ($onPath) { $candidates += $onPath.Source }
    $best = $null; $bestVersion = 0
    foreach ($java in $candidates) {
        if (-not (Test-Path $java) -or -not (Test-Path (Join-Path (Split-Path $java) 'javac.exe'))) { continue }
        if ((Get-VersionOf $java) -gt $bestVersion) { $best = $java; $bestVersion = Get-VersionOf $java }
    }
    return $best
}

function Get-VersionOf($java) {
    $text = (& cmd /c "`"$java`" -version 2>&1") -join ' '
    if ($text -match 'version "(\d+)') { $found = [int]$Matches[1]; if ($found -ge 17 -and $found -le 25) { return $found } }
    return 0
}

$java = Find-Java
if (-not $java) {
    [Console]::Error.WriteLine('Ringfire needs a JDK, 17 to 25: winget install EclipseAdoptium.Temurin.17.JDK; or set RINGFIRE_JAVA to a JDK''s java.exe.')
    exit 2
}

$built = Join-Path $root 'app\target\lib\.built'
$isStale = -not (Test-Path $built)
if (-not $isStale) {
    $since = (Get-Item $built).LastWriteTime
    foreach ($module in 'engine', 'journal', 'adapters', 'app', 'benchmarks') {
        $newer = Get-ChildItem (Join-Path $root "$module\src\main") -Recurse -File | Where-Object { $_.LastWriteTime -gt $since } | Select-Object -First 1
        if ($newer) { $isStale = $true; break }
    }
}
if ($isStale) {
    if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) {
        [Console]::Error.WriteLine('Ringfire builds with Maven, 3.8 or newer: put its bin folder on the PATH.')
        exit 2
    }
    [Console]::Error.WriteLine('building Ringfire (once; some 30 s plus downloads) ...')
    Push-Location $root
    try { & mvn -q -B -DskipTests '-Dspotless.check.skip=true' package } finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) { [Console]::Error.WriteLine('the build failed; see above'); exit 3 }
    New-Item -ItemType File -Force $built | Out-Null
}

$flags = @("@$root\config\jvm.options")
if ((Get-VersionOf $java) -ge 24) { $flags += "@$root\config\jvm-25.options" }
if ($args.Count -eq 0 -or $args[0] -eq 'serve') { $flags += "@$root\config\jvm-service.options" }
$options = @(); if ($env:JAVA_OPTS) { $options = $env:JAVA_OPTS -split '\s+' }
$module = 'app'; $main = 'io.ringfire.app.Main'; $rest = $args
if ($args.Count -gt 0 -and $args[0] -eq 'bench') { $module = 'benchmarks'; $main = 'io.ringfire.benchmarks.BenchMain'; $rest = $args[1..$args.Count] }
& $java @flags @options "-Dringfire.home=$root" -cp "$root\$module\target\*;$root\$module\target\lib\*" $main @rest
exit $LASTEXITCODE
